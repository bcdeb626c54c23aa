import { isUnknown, type Known, type Topology, type Workload } from '../../topology';
import { quorum } from '../../zones';
import { judge } from '../judge';
import { type MemberPlacement, memberPlacements } from '../member-placement';
import type { Judgement, Rule } from '../rule';

/** Groups whose majority decides: not those of a writer and its readers. */
function majorities({ databases, workloads }: Topology): readonly Workload[] {
  const otherwise = new Set(
    databases.flatMap(({ consistency, workload }) => (consistency === 'majority' ? [] : (workload ?? []))),
  );
  return workloads.filter(({ id, role }) => role === 'quorum' && !otherwise.has(id));
}

function* judgeMembers({ place }: Workload, placement: Known<MemberPlacement>): Iterable<Judgement> {
  if (isUnknown(placement)) {
    yield judge(place, placement, { seen: placement.unknown, expected: 'a majority outside of any one zone' });
    return;
  }
  const { members, survivors, because } = placement;
  yield judge(place, survivors >= quorum(members), {
    seen: `${survivors} of ${members} members left without the fullest zone (${because})`,
    expected: `a majority of ${quorum(members)} outside of any one zone`,
  });
  yield judge(place, members % 2 === 1, {
    part: 'number',
    severity: 'warning',
    seen: `${members} members`,
    expected: 'an odd number: an even one outlives no more losses than one fewer',
  });
}

/** Consensus groups keep a majority without any one zone. */
export const requireQuorumAfterZoneLoss: Rule = {
  id: 'HA-DB-011',
  name: 'require-quorum-after-zone-loss',
  claim:
    'A group that decides by majority has an odd number of members, and no zone holds so many that the others are no majority.',
  why: 'Without a majority nothing is written until the zone is back. Members on zonal disks cannot start elsewhere, so those that are left must suffice.',
  remedy: 'Run three or five members with a hard spread over three zones.',
  severity: 'error',
  source: 'https://raft.github.io/raft.pdf and https://etcd.io/docs/v3.6/faq/#why-an-odd-number-of-cluster-members',
  *check(topology) {
    const { ofWorkload } = memberPlacements(topology);
    for (const workload of majorities(topology)) yield* judgeMembers(workload, ofWorkload(workload));
  },
};
