import Table from 'cli-table3';
import type { Results } from './results';
import type { Range } from './summary';

const STYLE = { style: { head: [], border: [] }, wordWrap: true };

/** Kinds of errors that are shown of each path. */
const KINDS = 3;

const seconds = ([from, to]: Range): string => (from === to ? to.toFixed(2) : `${from.toFixed(2)} to ${to.toFixed(2)}`);

function errors(counts: Readonly<Record<string, number>>): string {
  const all = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const shown = all.slice(0, KINDS).map(([kind, count]) => `${count} x ${kind}`);
  return [...shown, ...(all.length > KINDS ? [`and ${all.length - KINDS} more kinds`] : [])].join('\n');
}

function drillTable({ summary, drills }: Results): string {
  const head = [
    'drill',
    'path',
    'rows acknowledged',
    'rows lost',
    'longest write gap, s',
    'longest read gap, s',
    'alone',
    'errors',
  ];
  const table = new Table({ ...STYLE, head, colWidths: [28, 8, 14, 6, 14, 14, 7, 62] });
  for (const each of summary) {
    table.push([
      drills.find(({ id }) => id === each.drill)?.title ?? each.drill,
      each.path,
      each.rowsAcknowledged,
      each.rowsLost,
      seconds(each.writeGapSeconds),
      seconds(each.readGapSeconds),
      `${each.recovered} of ${each.runs}`,
      errors(each.errors),
    ]);
  }
  return table.toString();
}

/** Only where packets can be dropped there are clients without timeouts. */
function patientTable({ runs, drills }: Results): string {
  const head = ['drill', 'longest wait, s', 'rows acknowledged', 'rows lost', 'alone', 'processes kept'];
  const table = new Table({ ...STYLE, head, colWidths: [58, 18, 20, 12, 8, 18] });
  for (const { drill, patients } of runs) {
    if (!patients) continue;
    const { longestWaitSeconds, rowsAcknowledged, rowsLost, recovered, processes, processesHeld } = patients;
    const title = drills.find(({ id }) => id === drill)?.title ?? drill;
    const kept = `${processesHeld} of ${processes}`;
    table.push([title, longestWaitSeconds.toFixed(2), rowsAcknowledged, rowsLost, recovered ? 'yes' : 'no', kept]);
  }
  return table.length > 0 ? table.toString() : 'none: no packet can be dropped here';
}

function ratioTable({ ratios: { writeMedian, readMedian, gaps } }: Results): string {
  const table = new Table({ ...STYLE, head: ['Pgpool by direct', 'write', 'read'] });
  table.push(['half of the answers came within (ratio)', writeMedian.toFixed(2), readMedian.toFixed(2)]);
  for (const { drill, write, read } of gaps) table.push([`longest gap: ${drill}`, write.toFixed(2), read.toFixed(2)]);
  return table.toString();
}

function claimTable({ claims }: Results): string {
  const table = new Table({
    ...STYLE,
    head: ['', 'claim', 'seen, in the words of the process'],
    colWidths: [4, 62, 78],
  });
  for (const { passed, claim, seen } of claims) table.push([passed ? 'ok' : 'NO', claim, seen]);
  return table.toString();
}

function broken({ runs, claims }: Results): readonly string[] {
  const outcomes = [...runs.flatMap((run) => run.outcomes), ...claims].filter(({ passed }) => !passed);
  return outcomes.map(({ scene, claim, seen }) => `  ${scene}: ${claim}: ${seen}`);
}

/** The report as a person reads it in a terminal; its last line is the count. */
export function formatReport(results: Results): string {
  const { variant, network, postgresql, pgpool, assumed, machine, onCluster, runs, claims } = results;
  const failures = broken(results);
  return [
    '',
    `PostgreSQL ${postgresql}, Pgpool-II ${pgpool}, configuration: ${variant}; zones are ${network === 'namespaces' ? 'network namespaces, packets of a lost zone are dropped' : 'on the loopback interface, processes of a lost zone are frozen'}`,
    '',
    ...(runs.length > 0
      ? [
          drillTable(results),
          '',
          'Clients without timeouts of their own, through Pgpool:',
          patientTable(results),
          '',
          'What Pgpool costs and brings, in the same runs under the same load:',
          ratioTable(results),
          '',
        ]
      : []),
    ...(claims.length > 0 ? [claimTable(results), ''] : []),
    'What stands in for the cluster: the operator (promotes, moves endpoints, rewinds), kubelets, kube-proxy, cert-manager.',
    `Here a lost server is found out in ${assumed.detectionSeconds} s, a Pgpool is started again after ${assumed.pgpoolRestartSeconds} s, clients give up after ${assumed.clientTimeoutSeconds} s.`,
    `This machine has ${machine.cores} cores, and on average ${machine.loadAverage.toFixed(1)} processes wanted them.`,
    'On a cluster, by the documents or seen there, and not measured here:',
    ...onCluster.map(({ what, seconds: time, source }) => `  ${time} s: ${what} (${source})`),
    '',
    ...(failures.length > 0 ? ['Broken promises:', ...failures, ''] : []),
    `${results.numPassedTests} passed, ${results.numFailedTests} failed`,
  ].join('\n');
}
