import { pgpoolConf } from '../../resilience';
import { itemsAt, knownOr, type Topology, textAt, type Workload } from '../../topology';
import { containersOf } from './containers';

/** A host that the pods of a workload are told to connect to. */
export interface NamedHost {
  readonly host: string;
  readonly port: number | undefined;
  /** Resource that says so. */
  readonly source: string;
}

const HOST = /^(.*)HOST$/;

/** Variables of libpq's kind: `PGHOST` with `PGPORT`, and any other `...HOST` beside them. */
function fromEnvironment(workload: Workload): readonly NamedHost[] {
  return containersOf(workload).flatMap(({ environment }) =>
    Object.entries(environment).flatMap(([name, host]) => {
      if (!HOST.test(name) || host === undefined) return [];
      const port = environment[name.replace(HOST, '$1PORT')] ?? environment.PGPORT;
      return [{ host, port: port === undefined ? undefined : Number(port), source: workload.place.resource }];
    }),
  );
}

/** Names of the ConfigMaps that the pods mount. */
function mounted({ resources }: Topology, { place }: Workload): readonly string[] {
  const declared = resources.find(({ id }) => id === place.resource);
  return itemsAt(declared?.properties, 'spec.template.spec.volumes').flatMap(
    (volume) => knownOr(textAt(volume, 'configMap.name'), undefined) ?? [],
  );
}

/** Servers of `pgpool.conf`, from the ConfigMaps that the pods mount. */
function fromPgpool(topology: Topology, workload: Workload): readonly NamedHost[] {
  const names = mounted(topology, workload);
  const maps = topology.resources.filter(
    ({ type, name, namespace }) => type === 'v1 ConfigMap' && namespace === workload.namespace && names.includes(name),
  );
  return maps.flatMap(({ id, properties }) => {
    const text = knownOr(textAt(properties, ['data', 'pgpool.conf']), '') ?? '';
    return pgpoolConf(text).backends.map(({ host }) => ({ host, port: undefined, source: id }));
  });
}

/** Hosts that a workload is told to connect to, each once. */
export function hostsOf(topology: Topology, workload: Workload): readonly NamedHost[] {
  const hosts = [...fromEnvironment(workload), ...fromPgpool(topology, workload)];
  return [...new Map(hosts.map((one) => [one.host, one])).values()];
}
