import type { KubernetesObject } from '../../cluster/api';
import { type Conditioned, hasCondition } from '../../cluster/condition';
import { eventually } from '../../cluster/eventually';
import { claim, must, type Outcome } from '../../outcome';
import { isReady, type Pod, podName, podsOf } from '../machine/pods';
import type { PodStage } from '../stage';

/** Seconds that everything has to run. */
const SECONDS = 600;

const nameOf = ({ metadata }: KubernetesObject): string => `${metadata.namespace}/${metadata.name}`;

async function waitForAll(stage: PodStage, what: string, path: string, condition: string): Promise<string> {
  return eventually(`every ${what} to be ${condition}`, SECONDS, async () => {
    const all = await stage.plane.api.list<KubernetesObject & Conditioned>(path);
    const missing = all.filter((each) => !hasCondition(each, condition)).map(nameOf);
    if (all.length === 0 || missing.length > 0) throw new Error(missing.join(', ') || 'there is none');
    return `${all.length}: ${all.map(nameOf).join(', ')}`;
  });
}

interface InstanceCount {
  readonly spec: { readonly instances: number };
  readonly status?: { readonly readyInstances?: number };
}

const isDone = ({ status }: Pod): boolean => status?.phase === 'Succeeded';

/** Names of the Deployments of which only one replica is ever ready: the others wait to lead. */
const standingBy = ({ manifests }: PodStage): readonly string[] =>
  manifests.stages.flatMap(({ waitFor }) =>
    waitFor.flatMap(({ object, until }) => (until === 'served' ? [podName(object as Pod)] : [])),
  );

const isOf = (pod: Pod, deployment: string): boolean => podName(pod).startsWith(`${deployment}-`);

/** Labels of the workloads that have a replica in each zone. */
const IN_EVERY_ZONE = ['service-a', 'service-b', 'pgpool', 'bastion', 'postgres'];

const NAME = 'app.kubernetes.io/name';

/** Where the pods of a workload are. */
async function zonesOf({ plane, order }: PodStage, name: string): Promise<readonly string[]> {
  const pods = (await podsOf(plane.api)).filter((pod) => isReady(pod) && nameLabel(pod) === name);
  const zone = (pod: Pod) => order.layout.nodes.find((node) => node.name === pod.spec.nodeName)?.zone ?? '';
  return pods.map(zone).sort();
}

/** The operator names its pods by its own label. */
const nameLabel = ({ metadata: { labels = {} } }: Pod): string | undefined => labels['cnpg.io/cluster'] ?? labels[NAME];

/** Waits until everything runs, and claims what must be so from the beginning. */
export async function playStart(stage: PodStage): Promise<readonly Outcome[]> {
  const { api } = stage.plane;
  const leaders = standingBy(stage);
  return [
    await claim('start', 'every Certificate is issued', () =>
      waitForAll(stage, 'Certificate', '/apis/cert-manager.io/v1/certificates', 'Ready'),
    ),
    await claim('start', 'the bootstrap of the database is done', () =>
      waitForAll(stage, 'Job', '/apis/batch/v1/jobs', 'Complete'),
    ),
    await claim('start', 'the database has all of its instances', () =>
      eventually('all instances of the database to be ready', SECONDS, async () => {
        const { namespace, name } = stage.database;
        const path = `/apis/postgresql.cnpg.io/v1/namespaces/${namespace}/clusters/${name}`;
        const { spec, status } = await api.get<InstanceCount>(path);
        must(status?.readyInstances === spec.instances, `${status?.readyInstances ?? 0} of ${spec.instances}`);
        return `${spec.instances}`;
      }),
    ),
    await claim('start', 'every pod is ready', () =>
      eventually('every pod to be ready', SECONDS, async () => {
        const pods = (await podsOf(api)).filter((pod) => !isDone(pod));
        const waits = (pod: Pod) =>
          !isReady(pod) &&
          !leaders.some((name) => isOf(pod, name) && pods.some((other) => isOf(other, name) && isReady(other)));
        const waiting = pods.filter(waits).map(podName);
        if (waiting.length > 0) throw new Error(waiting.join(', '));
        return `${pods.length} pods`;
      }),
    ),
    await claim('start', 'services, Pgpool, bastions and database have one pod in each zone', async () => {
      const seen = await Promise.all(IN_EVERY_ZONE.map(async (name) => ({ name, zones: await zonesOf(stage, name) })));
      const uneven = seen.filter(({ zones }) => zones.join() !== stage.order.layout.zones.join());
      must(uneven.length === 0, uneven.map(({ name, zones }) => `${name}: ${zones.join(' ')}`).join('; '));
      return IN_EVERY_ZONE.join(', ');
    }),
  ];
}
