import { isUnknown, type Known } from '../model/known';
import type { Container, PodTemplate } from '../model/pod';
import type { Value } from '../model/resource';
import type { Role } from '../model/workload';
import { itemsAt, knownOr, textAt } from '../value/field';
import { CONSENSUS_IMAGES, CONTROLLER_IMAGES, imageName, KAFKA_IMAGES } from './known-images';

/** Command and arguments of each container, as one text. */
export function commands(spec: Value): readonly string[] {
  return itemsAt(spec, 'containers').map((value) =>
    ['command', 'args']
      .flatMap((name) => itemsAt(value, name))
      .map((word) => (typeof word === 'string' ? word : knownOr(textAt(word, []), '')))
      .join(' '),
  );
}

const named = ({ image }: Container): string => (isUnknown(image) ? '' : imageName(image));

/** The command of a member of a CockroachDB cluster: `start`, not `start-single-node`, in exec form or within a shell. */
export const STARTS_COCKROACH = /(^|\/|\s)cockroach\s+start(\s|$)/;

function isConsensus(spec: Value, { containers }: PodTemplate): boolean {
  return containers.some((one) => {
    const name = named(one);
    if (name === 'cockroach') return commands(spec).some((command) => STARTS_COCKROACH.test(command));
    const kraft = Object.entries(one.environment).some(
      ([key, value]) => key.endsWith('PROCESS_ROLES') && (value ?? 'controller').includes('controller'),
    );
    return CONSENSUS_IMAGES.has(name) || (KAFKA_IMAGES.has(name) && kraft);
  });
}

/** What a workload is for the loss of a zone, told by its kind, its images and its command. */
export function roleOf(kind: string, spec: Value, pod: Known<PodTemplate>): Role {
  if (kind === 'DaemonSet') return 'daemon';
  if (kind === 'Job' || kind === 'CronJob') return 'batch';
  if (isUnknown(pod)) return 'stateless';
  if (kind === 'StatefulSet' && isConsensus(spec, pod)) return 'quorum';
  return pod.containers.some((one) => CONTROLLER_IMAGES.has(named(one))) ? 'controller' : 'stateless';
}
