import { imageName } from '../kubernetes/known-images';
import { isUnknown, type Known, unknown } from '../model/known';
import { type Idle, idle, isIdle, type Rebalancer } from '../model/rebalancer';
import type { Resource, Value } from '../model/resource';
import type { Workload } from '../model/workload';
import { flagAt, itemsAt, knownOr, textAt, valueAt } from '../value/field';
import { ofChart } from './chart';
import { scheduleObstacle } from './cron';
import { flagValue, invocationObstacle, wordsOf } from './invocation';
import { POLICY_KIND, policyOfText, profilesOfText } from './policy';
import { mapKeyOf, textOf } from './policy-file';
import { rebalancersOf } from './rebalancers';
import { minorVersion } from './version';

/** Objects by cluster and id. */
type Objects = ReadonlyMap<string, Resource>;

const keyOf = (cluster: string | undefined, id: string): string => `${cluster ?? ''} ${id}`;

const POLICY_FILE = 'policy-config-file';

/** Where kinds keep the spec of their pods. */
const POD_SPECS = ['spec.template.spec', 'spec.jobTemplate.spec.template.spec', 'spec'];

const podSpec = ({ properties }: Resource): Value | undefined =>
  POD_SPECS.map((path) => valueAt(properties, path)).find((spec) => valueAt(spec, 'containers') !== undefined);

/** What keeps the pods of a workload from running, or from running often. */
function workloadObstacle({ properties }: Resource): Known<Idle> | undefined {
  if (['spec.suspend', 'spec.jobTemplate.spec.suspend'].some((path) => flagAt(properties, path) === true)) {
    return idle('it is suspended');
  }
  if (valueAt(properties, 'spec.replicas') === 0) return idle('it has no replica');
  const schedule = textAt(properties, 'spec.schedule');
  return schedule === undefined || isUnknown(schedule) ? schedule : scheduleObstacle(schedule);
}

/** A policy that a container names: the object that holds it, its field, and its text. */
interface PolicyText {
  readonly holder: Resource;
  readonly field?: string;
  readonly text: Known<string | Idle>;
}

function policyText(
  resource: Resource,
  spec: Value,
  container: Value,
  namespace: string,
  objects: Objects,
): PolicyText {
  const file = flagValue(wordsOf(container), POLICY_FILE);
  if (!file) return { holder: resource, text: idle(`its arguments name no policy (--${POLICY_FILE})`) };
  const found = mapKeyOf(spec, container, file);
  if (isUnknown(found) || isIdle(found)) return { holder: resource, text: found };
  const holder = objects.get(keyOf(resource.cluster, `ConfigMap ${namespace}/${found.map}`));
  if (!holder) return { holder: resource, text: unknown('no ConfigMap with its policy is in the files') };
  return { holder, field: `data.${found.key}`, text: textOf(holder, found.key, file) };
}

/** Whether another image than that of the descheduler is handed a policy of it. */
const isPolicy = ({ text }: PolicyText): boolean =>
  typeof text === 'string' && textAt(policyOfText(text), 'kind') === POLICY_KIND;

function ofContainer(resource: Resource, spec: Value, container: Value, namespace: string, objects: Objects) {
  const image = knownOr(textAt(container, 'image'), '');
  const own = imageName(image) === 'descheduler';
  const words = wordsOf(container);
  if (!own && flagValue(words, POLICY_FILE) === undefined) return [];
  const policy = policyText(resource, spec, container, namespace, objects);
  if (!own) {
    return isPolicy(policy) ? rebalancersOf(unknown(`what the image ${image} does cannot be told`), resource) : [];
  }
  const minor = minorVersion(image);
  const once = resource.type === 'batch/v1 Job';
  const obstacle = workloadObstacle(resource) ?? invocationObstacle(words, once);
  if (obstacle !== undefined) return rebalancersOf(obstacle, resource);
  if (typeof minor !== 'number') return rebalancersOf(minor, resource);
  const { holder, field, text } = policy;
  return rebalancersOf(typeof text === 'string' ? profilesOfText(text, minor) : text, holder, field);
}

/**
 * The deschedulers of an output: charts of theirs, and containers that run their image. The policy that counts is the one that
 * the arguments of the container name. What the descheduler may do by its rights is not looked at.
 */
export function deschedulers(resources: readonly Resource[], workloads: readonly Workload[]): readonly Rebalancer[] {
  const objects: Objects = new Map(resources.map((resource) => [keyOf(resource.cluster, resource.id), resource]));
  return [
    ...resources.filter(({ type }) => type === 'helm descheduler').flatMap(ofChart),
    ...workloads.flatMap(({ cluster, id, namespace }) => {
      const resource = objects.get(keyOf(cluster, id));
      const spec = resource && podSpec(resource);
      if (!resource || spec === undefined) return [];
      return itemsAt(spec, 'containers').flatMap((one) => ofContainer(resource, spec, one, namespace, objects));
    }),
  ];
}
