import { isUnknown, type Topology } from '../../../lib/topology';

/** A port that no program of ours listens on and no policy names: it must be closed wherever a policy guards. */
const NOBODYS = 4444;

/** Every port that a network policy or a container of the output names, and one that nobody does. */
export function portsOf({ accessRules, workloads }: Topology): readonly number[] {
  const ruled = accessRules
    .filter(({ kind }) => kind === 'networkPolicy')
    .flatMap(({ ports }) => ports.flatMap(({ from }) => (typeof from === 'number' ? [from] : [])));
  const served = workloads.flatMap(({ pod }) =>
    isUnknown(pod) ? [] : pod.containers.flatMap(({ ports }) => ports.map(({ port }) => port)),
  );
  return [...new Set([...ruled, ...served, NOBODYS])].sort((a, b) => a - b);
}
