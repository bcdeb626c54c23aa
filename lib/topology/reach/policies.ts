import { isUnknown, type Known } from '../model/known';
import type { AccessRule } from '../model/network';
import { aboutPort, isDoubtful, meansPods, meansRange, rangesOf } from './admits';
import type { End } from './end';
import { closed, doubtful, type Gate, opened } from './gate';
import type { ReachIndex } from './reach-index';

/** Policies of the direction that select the pods of the end; unknown when they select by labels that are not known. */
function guarding(index: ReachIndex, direction: AccessRule['direction'], end: End): Known<readonly AccessRule[]> {
  const { pods } = end;
  if (!pods) return [];
  const policies = index.policies(direction, pods.cluster, pods.namespace);
  if (isUnknown(pods.labels) && policies.length > 0) return pods.labels;
  return policies.filter(({ subject }) => meansPods(subject, pods));
}

/** Rules that let the other end through: pods by selectors, everything else by each range of its addresses. */
function admitting(rules: readonly AccessRule[], other: End): readonly AccessRule[] | undefined {
  const { pods } = other;
  if (pods) {
    const rule = rules.find(({ peers }) => peers.some((peer) => meansPods(peer, pods)));
    return rule && [rule];
  }
  const ranges = rangesOf(other);
  const found = ranges.map((range) => rules.find(({ peers }) => peers.some((peer) => meansRange(peer, range))));
  const known = found.filter((rule) => rule !== undefined);
  return ranges.length > 0 && known.length === ranges.length ? [...new Set(known)] : undefined;
}

/**
 * What network policies say at one end. None that selects the pods: open. Otherwise what any of them opens.
 *
 * @see Kubernetes documentation, network policies (v1.36)
 */
export function policyGate(
  index: ReachIndex,
  direction: AccessRule['direction'],
  end: End,
  other: End,
  port: number,
): Gate {
  const guards = guarding(index, direction, end);
  if (isUnknown(guards)) return doubtful(guards.unknown);
  if (guards.length === 0) return opened();
  const target = direction === 'ingress' ? end : other;
  const about = guards.filter((rule) => aboutPort(rule, port, target));
  const admits = admitting(about, other);
  if (admits) return opened(...admits.map(({ place }) => place));
  if (about.some(isDoubtful)) return doubtful(`a network policy of ${end.id} names a peer that cannot be told`);
  const told = other.pods ? other.pods.labels : other.addresses;
  if (isUnknown(told)) return doubtful(told.unknown);
  return closed(`no network policy of ${end.id} opens ${direction} on port ${port} for ${other.id}`);
}
