import { isUnknown } from '../model/known';
import type { AccessRule } from '../model/network';
import { aboutPort, isDoubtful, meansRange, rangesOf } from './admits';
import type { End } from './end';
import { closed, doubtful, type Gate, opened, whichever } from './gate';
import type { ReachIndex } from './reach-index';

/** Rule that admits members of the groups. */
const byGroup = (rules: readonly AccessRule[], groups: readonly string[]): AccessRule | undefined =>
  rules.find(({ peers }) => peers.some((peer) => peer.kind === 'securityGroup' && groups.includes(peer.id)));

/** Rules that admit every range; none unless all are. */
function byRanges(rules: readonly AccessRule[], ranges: readonly string[]): readonly AccessRule[] {
  const found = ranges.map((range) => rules.find(({ peers }) => peers.some((peer) => meansRange(peer, range))));
  const known = found.filter((rule) => rule !== undefined);
  return known.length === ranges.length ? known : [];
}

interface Question {
  readonly index: ReachIndex;
  readonly direction: AccessRule['direction'];
  readonly end: End;
  readonly other: End;
  readonly port: number;
}

function ofSets(
  { index, direction, end, other, port }: Question,
  own: readonly string[],
  others: readonly string[],
): Gate {
  const rules = own
    .flatMap((group) => index.groupRules(direction, group))
    .filter((rule) => aboutPort(rule, port, other));
  const group = byGroup(rules, others);
  if (group) return opened(group.place);
  const [range] = byRanges(rules, rangesOf(other));
  if (range) return opened(range.place);
  if (rules.some(isDoubtful)) return doubtful(`a security group of ${end.id} names a peer that cannot be told`);
  const undeclared = own.find((id) => !index.isDeclaredGroup(id));
  if (undeclared !== undefined) return doubtful(`the rules of security group ${undeclared} are not among the files`);
  if (others.length === 0 && isUnknown(other.addresses)) return doubtful(other.addresses.unknown);
  return closed(`no security group of ${end.id} opens ${direction} on port ${port} for ${other.id}`);
}

/**
 * What security groups say at one end. They open only. An answer comes back without a rule.
 *
 * @see Amazon VPC user guide, security groups (November 2026)
 */
export function securityGroupGate(
  index: ReachIndex,
  direction: AccessRule['direction'],
  end: End,
  other: End,
  port: number,
): Gate {
  if (end.cloud !== 'aws' || end.securityGroups.length === 0) return opened();
  const others = other.securityGroups.length > 0 ? other.securityGroups : [[]];
  const question = { index, direction, end, other, port };
  return whichever(end.securityGroups.flatMap((own) => others.map((set) => ofSets(question, own, set))));
}
