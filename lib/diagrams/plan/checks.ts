import { type Finding, findingCounts, type RuleResult } from '../../resilience';
import { counted } from '../../zones';
import type { Check } from './plan';

/** Rules whose outcome the picture tells, in its own words. */
const SHOWN: readonly (readonly [rule: string, text: string])[] = [
  ['require-zone-spread', 'replicas are spread over zones'],
  ['require-survivors', 'enough replicas without any one zone'],
  ['require-nodes-in-each-zone', 'a node in each zone at all times'],
  ['require-capacity-without-a-zone', 'room for all when a zone is lost'],
  ['require-disruption-budget', 'drains are bounded by budgets'],
  ['require-quorum-of-copies', 'a majority of copies without any zone'],
  ['require-quorum-without-rescheduling', 'a quorum without moving a volume'],
  ['require-zone-spread-postgres', 'servers of PostgreSQL in three zones'],
  ['require-synchronous-readers', 'no confirmed write is lost'],
  ['ban-second-failover-manager', 'one failover manager only'],
  ['require-multi-zone-aurora', 'a reader ready in another zone'],
  ['require-backup-outside-the-zone', 'backups outside of the zones'],
  ['require-nat-in-own-zone', 'a way out in each zone, or regional'],
  ['require-multi-zone-control-plane', 'control plane in three zones'],
  ['require-regional-cluster', 'control plane in three zones'],
  ['require-multi-zone-load-balancer', 'load balancers in three zones'],
  ['require-redundant-site-to-site-vpn', 'VPN outlives a tunnel and a device'],
  ['require-redundant-cloud-vpn', 'VPN outlives a tunnel and a device'],
  ['require-deletion-protection', 'the database is protected from deletion'],
];

type Outcome = Pick<Check, 'verdict' | 'because'>;

/** What the findings of a rule come to: the worst that nobody has accepted, else that all of them are. */
function outcome(findings: readonly Finding[]): Outcome {
  const { errors, warnings, infos, acknowledged } = findingCounts([{ findings }]);
  if (errors > 0) return { verdict: 'broken', because: counted(errors, 'error') };
  const open = findings.filter(({ acknowledgement }) => acknowledgement === undefined);
  if (open.length === 0) return { verdict: 'accepted', because: `${acknowledged} accepted` };
  if (open.every(({ judgement }) => judgement.verdict === 'unknown')) {
    return { verdict: 'unknown', because: `${open.length} not told` };
  }
  return { verdict: 'warned', because: warnings > 0 ? counted(warnings, 'warning') : counted(infos, 'note') };
}

/** What the rules say of what is drawn. One that judged nothing says nothing. */
export function checks(results: readonly RuleResult[], findings: readonly Finding[]): readonly Check[] {
  const byName = new Map(results.map((result) => [result.rule.name, result]));
  return SHOWN.flatMap(([name, text]): readonly Check[] => {
    const result = byName.get(name);
    if (result === undefined || result.outcome === 'not exercised') return [];
    if (result.outcome === 'holds') return [{ text, verdict: 'holds' }];
    return [{ text, ...outcome(findings.filter(({ rule }) => rule.name === name)) }];
  });
}
