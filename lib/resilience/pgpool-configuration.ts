import {
  isUnknown,
  itemsAt,
  type Known,
  knownOr,
  type Resource,
  textAt,
  unknown,
  valueAt,
  type Workload,
} from '../topology';

/** The file by which a workload is known to run Pgpool-II. */
export const PGPOOL_CONF = 'pgpool.conf';

/** Names of the ConfigMaps that the pods mount, by themselves or in a projected volume. */
function mounted({ properties }: Resource): readonly string[] {
  return itemsAt(properties, 'spec.template.spec.volumes')
    .flatMap((volume) => [
      textAt(volume, 'configMap.name'),
      ...itemsAt(volume, 'projected.sources').map((source) => textAt(source, 'configMap.name')),
    ])
    .flatMap((name) => knownOr(name, []));
}

/** The text of pgpool.conf. @returns `undefined` where the workload does not run Pgpool-II */
export function pgpoolConfiguration(
  { id, namespace, pod }: Workload,
  resources: ReadonlyMap<string, Resource>,
): Known<string> | undefined {
  const resource = resources.get(id);
  const maps = resource
    ? mounted(resource).flatMap((name) => resources.get(`ConfigMap ${namespace}/${name}`) ?? [])
    : [];
  const map = maps.find(({ properties }) => valueAt(properties, ['data', PGPOOL_CONF]) !== undefined);
  if (map) return textAt(map.properties, ['data', PGPOOL_CONF]);
  const runs = !isUnknown(pod) && pod.containers.some(({ image }) => /pgpool/.test(knownOr(image, '')));
  return runs ? unknown(`no ConfigMap with ${PGPOOL_CONF} is mounted`) : undefined;
}
