import type { Rule } from '../../lib/resilience';
import type { Topology } from '../../lib/topology';

/** All that a rule says of a topology, a line each: verdict, subject, zone or part, and what was seen. */
export function told(rule: Rule, topology: Topology): readonly string[] {
  return [...rule.check(topology)].map(({ verdict, severity, subject, zone, part, seen }) => {
    const weight = severity && verdict === 'broken' ? ` (${severity})` : '';
    const where = [zone, part].flatMap((each) => (each ? [` [${each}]`] : [])).join('');
    return `${verdict}${weight} ${subject}${where}: ${seen}`;
  });
}
