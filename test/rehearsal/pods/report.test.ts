import { formatReport } from '../../../rehearsal/pods/report';
import { resultsOf, type Seen } from '../../../rehearsal/pods/results';
import { lossRun } from './loss/loss-run';

const KEPT = { scene: 'start', claim: 'every pod is ready', passed: true, seen: '40 pods' };
const BROKEN = { scene: 'matrix', claim: 'the files tell', passed: false, seen: '1 differs' };

const seen = (changes: Partial<Seen> = {}): Seen => ({
  changes: [{ what: 'the nodes', why: 'they are here', objects: ['Node a', 'Node b'] }],
  differences: [{ what: 'the plugin', why: 'it is built' }],
  started: [
    { name: 'nodes', seconds: 12.3 },
    { name: 'everything runs', seconds: 240 },
  ],
  losses: [lossRun()],
  outcomes: [KEPT, KEPT, BROKEN],
  machine: { cores: 2, loadAverage: 3.456 },
  ...changes,
});

test('counts claims as jest counts tests, and keeps everything that was seen', () => {
  expect(resultsOf(seen())).toEqual({
    schema: 'trizone-pods/1',
    ...seen(),
    numPassedTests: 2,
    numFailedTests: 1,
    numRuntimeErrorTestSuites: 0,
  });
});

test.each([
  [[], 0, 0],
  [[KEPT], 1, 0],
  [[BROKEN], 0, 1],
])('of %j %s passed and %s failed', (outcomes, passed, failed) => {
  const { numPassedTests, numFailedTests } = resultsOf(seen({ outcomes }));
  expect([numPassedTests, numFailedTests]).toEqual([passed, failed]);
});

test('the report says what was changed, how long the start took, and ends with the count', () => {
  const lines = formatReport(resultsOf(seen())).split('\n');
  expect(lines.filter((line) => !/[│─]/.test(line))).toEqual([
    '',
    'The output was applied as it is, but for:',
    '  the nodes (Node a, Node b): they are here',
    '',
    'What charts and AWS install is from Go modules, with the values of the output. It is not the same in:',
    '  the plugin: it is built',
    '',
    'The start, in seconds since its beginning:',
    '    12.3  nodes',
    '   240.0  everything runs',
    '',
    'no zone of the primary was lost',
    '',
    '',
    '',
    'This machine has 2 cores, and on average 3.5 processes wanted them.',
    '',
    '2 passed, 1 failed',
  ]);
});

test('the report shows when each step of a failover came, and where pods were in each zone', () => {
  const stages = { nodeNotReady: 45.2, endpointOut: 45.3, primaryChosen: 50, promoted: 70.1 };
  const text = formatReport(resultsOf(seen({ losses: [{ ...lossRun(), stages }] })));
  for (const row of [
    /node not ready +│ 45[.]2 /,
    /promoted +│ 70[.]1 /,
    /endpoint back +│ - /,
    /│ 1 1 1 +│ 0 1 1 +│ 1 1 1 /,
  ]) {
    expect(text).toMatch(row);
  }
});

test('the report marks every claim that does not hold', () => {
  const rows = formatReport(resultsOf(seen()))
    .split('\n')
    .filter((line) => line.startsWith('│'))
    .map((line) =>
      line
        .split('│')
        .map((cell) => cell.trim())
        .filter(Boolean),
    );
  expect(rows.slice(-4)).toEqual([
    ['claim', 'seen'],
    ['ok', 'every pod is ready', '40 pods'],
    ['ok', 'every pod is ready', '40 pods'],
    ['NO', 'the files tell', '1 differs'],
  ]);
});
