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

/** The rules that mean the ranges of the other end: one for each that is meant. */
function meaningRanges(rules: readonly AccessRule[], ranges: readonly string[]): readonly AccessRule[] {
  const found = ranges.map((range) => rules.find(({ peers }) => peers.some((peer) => meansRange(peer, range))));
  return found.filter((rule) => rule !== undefined);
}

/**
 * Whether the pods of a cluster are also meant by a range that holds their addresses. With the VPC CNI they are: a pod has an
 * address of its subnet, and rules of ranges are matched by address. Dataplane V2 of GKE knows pods by their identity, and
 * rules of ranges mean no pod.
 *
 * @see https://github.com/aws/aws-network-policy-agent (v1.2, rules as prefixes of addresses)
 * @see https://docs.cilium.io/en/stable/security/policy/language/#cidr-based (November 2026)
 */
const isMeantByRange = ({ pods, cloud }: End): boolean => pods === undefined || cloud === 'aws';

/** What lets the other end through: pods by selectors, and each range of addresses. Some ranges only: nobody can tell. */
function admitting(rules: readonly AccessRule[], other: End): readonly AccessRule[] | 'some' | undefined {
  const { pods } = other;
  const rule = pods && rules.find(({ peers }) => peers.some((peer) => meansPods(peer, pods)));
  if (rule) return [rule];
  if (!isMeantByRange(other)) return undefined;
  const ranges = rangesOf(other);
  const known = meaningRanges(rules, ranges);
  if (ranges.length > 0 && known.length === ranges.length) return [...new Set(known)];
  // an address outside must be admitted whichever it is; of pods it depends on where they are
  return pods && known.length > 0 ? 'some' : undefined;
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
  if (admits === 'some') return doubtful(`whether a network policy of ${end.id} means ${other.id} depends on its node`);
  if (admits) return opened(...admits.map(({ place }) => place));
  if (about.some(isDoubtful)) return doubtful(`a network policy of ${end.id} names a peer that cannot be told`);
  const told = other.pods ? other.pods.labels : other.addresses;
  if (isUnknown(told)) return doubtful(told.unknown);
  return closed(`no network policy of ${end.id} opens ${direction} on port ${port} for ${other.id}`);
}
