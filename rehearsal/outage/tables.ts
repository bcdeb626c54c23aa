import Table from 'cli-table3';
import type { CrossCheck, OutageOutcome, Seconds, SpreadingOutcome, WorkloadOutcome } from './outcome';

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

const both = ({ rehearsed, production }: Seconds): string => `${rehearsed} (${production})`;

function ending({ full, missing }: WorkloadOutcome): string {
  if (full) return both(full);
  return missing.map(({ pod, why }) => `${pod || '-'}: ${why}`).join('\n');
}

/** What became of every workload in every outage. Seconds are rehearsed, in brackets what they are in production. */
export function outageTable(outages: readonly OutageOutcome[]): string {
  const table = new Table({
    ...STYLE,
    head: ['lost', 'workload', 'least/need', 'below need', 'all again after', 'after return'],
    colWidths: [30, 34, 12, 12, 62, 14],
  });
  for (const outage of outages) {
    const { scenario, zone, variant, event, eventSeen, silentNodes, zoneNodes, capacity, lasted } = outage;
    const nodes = `${silentNodes} of ${zoneNodes} nodes silent for ${both(lasted)} s, ${capacity.mode}`;
    const what = [scenario, `${zone} ${variant}`, nodes, ...(event ? [`+ ${event}: ${eventSeen}`] : [])].join('\n');
    outage.workloads.forEach((workload, index) => {
      const { id, leastServing, need, belowNeed, onReturn, afterReturn, even, held } = workload;
      const row = [
        id.replace(' ', '\n'),
        `${leastServing}/${need}${held ? '' : ' NO'}`,
        both(belowNeed),
        ending(workload),
        [onReturn.join(' '), afterReturn.join(' '), ...(even ? [both(even)] : [])].join('\n'),
      ];
      table.push(index === 0 ? [{ content: what, rowSpan: outage.workloads.length }, ...row] : row);
    });
  }
  return table.toString();
}

/** How long Services gave out endpoints of lost nodes, and what budgets allowed, the worst over all zones. */
export function clientTable(outages: readonly OutageOutcome[]): string {
  const table = new Table({ ...STYLE, head: ['scenario', 'Service or budget', 'over all zones and variants'] });
  for (const scenario of new Set(outages.map((outage) => outage.scenario))) {
    const own = outages.filter((outage) => outage.scenario === scenario && outage.event === null);
    for (const id of new Set(own.flatMap(({ services }) => services.map((service) => service.id)))) {
      const seen = own.flatMap(({ services }) => services.filter((service) => service.id === id));
      const stale = seen.map((service) => service.stale).sort((a, b) => b.production - a.production)[0];
      const least = Math.min(...seen.map(({ leastReady }) => leastReady));
      table.push([scenario, id, `fewest ready ${least}; dead endpoints for ${stale ? both(stale) : '0'} s at most`]);
    }
    for (const id of new Set(own.flatMap(({ budgets }) => budgets.map((budget) => budget.id)))) {
      const seen = own.flatMap(({ budgets }) => budgets.filter((budget) => budget.id === id));
      table.push([scenario, id, `allows ${Math.min(...seen.map(({ least }) => least))} disruptions at the worst`]);
    }
  }
  return table.toString();
}

/** What each way to spread replicas did, moment by moment, and where that is not what is held to happen. */
export function spreadingTable(outcomes: readonly SpreadingOutcome[]): string {
  const moments = [...new Set(outcomes.map(({ moment }) => moment))];
  const table = new Table({ ...STYLE, head: ['zone spread', ...moments], colWidths: [30, ...moments.map(() => 14)] });
  for (const setting of new Set(outcomes.map((outcome) => outcome.setting))) {
    const cells = moments.map((moment) => {
      const found = outcomes.find((outcome) => outcome.setting === setting && outcome.moment === moment);
      if (!found) return '';
      const waiting = found.pending > 0 ? ` +${found.pending} wait` : '';
      return `${found.spread.join(' ')}${waiting}${found.asExpected ? '' : `\nNOT ${found.expected}`}`;
    });
    table.push([setting, ...cells]);
  }
  return table.toString();
}

/** What the rules had told against what was seen. */
export function crossCheckTable(checks: Readonly<Record<string, CrossCheck>>): string {
  const table = new Table({ ...STYLE, head: ['rules against rehearsal', 'equal', 'different', 'not compared'] });
  for (const [id, { agreed, differences, notCompared }] of Object.entries(checks)) {
    const reasons = new Map<string, number>();
    for (const line of notCompared) {
      const reason = line.slice(line.lastIndexOf(': ') + 2);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    const left = [...reasons].map(([reason, count]) => `${count} ${reason}`).join(', ');
    table.push([id, agreed, differences.length, left]);
  }
  return table.toString();
}
