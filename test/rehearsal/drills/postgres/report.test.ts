import { formatReport } from '../../../../rehearsal/drills/postgres/report';
import { resultsOf } from '../../../../rehearsal/drills/postgres/results';
import { ratios, summarize } from '../../../../rehearsal/drills/postgres/summary';
import { measured, run } from './scenes/run';

const MACHINE = { cores: 2, loadAverage: 1.25 };
const ORDER = {
  folder: '',
  logs: '',
  seen: '',
  output: '',
  network: 'namespaces' as const,
  drills: [],
  runs: 2,
  variant: 'rendered' as const,
  tools: { postgresql: '', postgresqlVersion: '15.18', pgpoolVersion: '4.3.5' },
};
const KEPT = { scene: 'writer-killed', claim: 'it holds', passed: true, seen: 'yes' };
const BROKEN = { scene: 'refusals', claim: 'it is refused', passed: false, seen: 'it was accepted' };
const RUNS = [
  run({ outcomes: [KEPT, KEPT] }),
  run({
    run: 2,
    paths: [
      measured({ path: 'direct', writeGapSeconds: 5, readGapSeconds: 0.1 }),
      measured({ rowsLost: 2, recovered: false }),
    ],
  }),
];

test('puts the runs of a drill together, path by path', () => {
  expect(summarize(RUNS)).toEqual([
    {
      drill: 'writer-killed',
      path: 'direct',
      runs: 2,
      rowsAcknowledged: 200,
      rowsLost: 0,
      writeGapSeconds: [3, 5],
      readGapSeconds: [0.1, 0.5],
      errors: { refused: 6, reset: 2 },
      recovered: 2,
    },
    {
      drill: 'writer-killed',
      path: 'pgpool',
      runs: 2,
      rowsAcknowledged: 200,
      rowsLost: 2,
      writeGapSeconds: [3, 3],
      readGapSeconds: [3, 3],
      errors: { refused: 6, reset: 2 },
      recovered: 1,
    },
  ]);
});

test('holds Pgpool against the direct path', () => {
  expect(ratios(RUNS)).toEqual({
    writeMedian: 1,
    readMedian: 1,
    gaps: [{ drill: 'writer-killed', write: 0.75, read: 10 }],
  });
});

test('counts promises as jest counts tests', () => {
  const results = resultsOf(ORDER, { runs: RUNS, claims: [BROKEN], machine: MACHINE });
  expect(results).toMatchObject({ numPassedTests: 2, numFailedTests: 1, numRuntimeErrorTestSuites: 0 });
});

test('says what was promised of the drills that were played', () => {
  const { drills } = resultsOf(ORDER, { runs: RUNS, claims: [], machine: MACHINE });
  expect(drills.map(({ id }) => id)).toEqual(['writer-killed']);
  expect(drills[0]?.promise.promotion).toBe(true);
});

test('the report names the versions, what stands in, every broken promise, and ends with the count', () => {
  const report = formatReport(resultsOf(ORDER, { runs: RUNS, claims: [BROKEN], machine: MACHINE }));
  expect(report).toContain('PostgreSQL 15.18, Pgpool-II 4.3.5, configuration: rendered; zones are network namespaces');
  expect(report).toContain('What stands in for the cluster: the operator');
  expect(report).toContain('  refusals: it is refused: it was accepted');
  expect(report.split('\n').at(-1)).toBe('2 passed, 1 failed');
});

test('the report of claims alone has no empty table of drills', () => {
  const report = formatReport(resultsOf(ORDER, { runs: [], claims: [KEPT], machine: MACHINE }));
  expect(report).not.toContain('longest write gap');
  expect(report.split('\n').at(-1)).toBe('1 passed, 0 failed');
});
