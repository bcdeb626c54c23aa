import { imageName } from '../kubernetes/known-images';
import { commands } from '../kubernetes/role';
import { isUnknown, unknown } from '../model/known';
import type { Rebalancer } from '../model/rebalancer';
import type { Resource, Value } from '../model/resource';
import type { Workload } from '../model/workload';
import { entriesAt, flagAt, itemsAt, knownOr, textAt, valueAt } from '../value/field';
import { type Profile, profilesOf, profilesOfText } from './policy';

/** What the chart does where its values have no policy. @see sigs.k8s.io/descheduler v0.35, charts/descheduler/values.yaml */
const CHART_POLICY = {
  hard: true,
  soft: false,
  excluded: [],
  selectors: [],
  emptyDirs: true,
  claims: false,
  minReplicas: 0,
} as const;

function rebalancers(profiles: readonly Profile[], { id, cluster = '', place }: Resource, field: string) {
  return profiles.map(
    ({ name, policy }): Rebalancer => ({ id: `${id} profile ${name}`, cluster, policy, place: { ...place, field } }),
  );
}

function ofChart(release: Resource): readonly Rebalancer[] {
  const { properties } = release;
  const policy = valueAt(properties, 'values.deschedulerPolicy');
  if (flagAt(properties, 'values.suspend') === true) return [];
  const field = 'values.deschedulerPolicy';
  if (policy === undefined) return rebalancers([{ name: 'default', policy: CHART_POLICY }], release, field);
  return rebalancers(profilesOf(policy), release, field);
}

/** ConfigMaps that the pods mount. */
function mounted(spec: Value | undefined, namespace: string): readonly string[] {
  return itemsAt(spec, 'volumes')
    .flatMap((volume) => knownOr(textAt(volume, 'configMap.name'), []))
    .map((name) => `ConfigMap ${namespace}/${name}`);
}

function ofWorkload(resource: Resource, namespace: string, maps: ReadonlyMap<string, Resource>): readonly Rebalancer[] {
  const { properties, cluster = '', id, place } = resource;
  const spec = ['spec.template.spec', 'spec.jobTemplate.spec.template.spec']
    .map((path) => valueAt(properties, path))
    .find((found) => found !== undefined);
  const idle = flagAt(properties, 'spec.suspend') === true || valueAt(properties, 'spec.replicas') === 0;
  if (idle || commands(spec ?? {}).some((command) => /--dry-run(?!=false)/.test(command))) return [];
  const found = mounted(spec, namespace).flatMap((name) => maps.get(`${cluster} ${name}`) ?? []);
  const texts = found.flatMap((map) =>
    entriesAt(map.properties, 'data').map(([key]) => ({ map, key, text: textAt(map.properties, ['data', key]) })),
  );
  const read = texts.map(({ map, key, text }) => {
    const profiles =
      text === undefined || isUnknown(text) ? unknown('the policy is known at the deploy only') : profilesOfText(text);
    if (!isUnknown(profiles)) return rebalancers(profiles, map, `data.${key}`);
    return [{ id: map.id, cluster, policy: profiles, place: { ...map.place, field: `data.${key}` } }];
  });
  if (read.length > 0) return read.flat();
  return [{ id, cluster, policy: unknown('no ConfigMap with its policy is in the files'), place }];
}

/** The deschedulers of an output: charts of theirs, and workloads that run their image with a policy that they mount. */
export function deschedulers(resources: readonly Resource[], workloads: readonly Workload[]): readonly Rebalancer[] {
  const key = ({ cluster = '', id }: { readonly cluster?: string; readonly id: string }) => `${cluster} ${id}`;
  const byId = new Map(resources.map((resource) => [key(resource), resource]));
  const running = workloads.filter(
    ({ pod }) =>
      !isUnknown(pod) && pod.containers.some(({ image }) => !isUnknown(image) && imageName(image) === 'descheduler'),
  );
  return [
    ...resources.filter(({ type }) => type === 'helm descheduler').flatMap(ofChart),
    ...running.flatMap((one) => {
      const resource = byId.get(key(one));
      return resource ? ofWorkload(resource, one.namespace, byId) : [];
    }),
  ];
}
