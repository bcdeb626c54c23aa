import { BOUNDS, lossClaims } from '../../../../rehearsal/pods/loss/claims';
import type { LossRun } from '../../../../rehearsal/pods/loss/play-loss';
import { lossRun, pathMeasure, patientMeasure, workloadMeasure } from './loss-run';

const SCENE = 'a loses its power (run 1)';

const NAMES = {
  rows: 'no acknowledged row is lost',
  primary: 'another instance becomes the primary, once',
  writes: 'every client outside of the zone writes again within 180 s, without a hand',
  reads: 'and reads again within 180 s',
  wait: 'who has no timeout waits for an answer or an error for at most 120 s',
  service: 'service-a answers somebody at all times, but for 10 s',
  workloads: 'as many pods of every workload serve as the rules tell',
  even: 'after the return everything is ready, and services and Pgpool are in every zone again',
} as const;

/** The claims that do not hold, without the name of the scene, and what was seen. */
const broken = (changes: Partial<LossRun>) =>
  lossClaims(lossRun(changes))
    .filter(({ passed }) => !passed)
    .map(({ claim, seen }) => [claim.replace(`${SCENE}: `, ''), seen]);

test('of a loss in which everything went well every claim holds, with what was seen', () => {
  const claims: readonly [string, string][] = [
    [NAMES.rows, '0 of 500'],
    [NAMES.primary, '1 changes'],
    [NAMES.writes, 'direct: 60 s; pgpool: 60 s; pgpool, no timeout: 60 s'],
    [NAMES.reads, 'direct: 2 s; pgpool: 2 s'],
    [NAMES.wait, 'pgpool: 16.5 s'],
    [NAMES.service, '2 s; 3 of 1000 requests failed'],
    [NAMES.workloads, 'Deployment services/service-a 2 (told holds, 2)'],
    [NAMES.even, 'after 90.5 s'],
  ];
  expect(lossClaims(lossRun())).toEqual(
    claims.map(([claim, seen]) => ({ scene: SCENE, claim: `${SCENE}: ${claim}`, passed: true, seen })),
  );
});

test('the bounds themselves still hold', () => {
  const paths = [
    pathMeasure({ writeGap: BOUNDS.writeGap, readGap: BOUNDS.readGap }),
    patientMeasure({ longestWait: BOUNDS.wait }),
  ];
  const services = [{ service: 'service-a', requests: 1, failed: 0, gap: BOUNDS.serviceGap }];
  expect(broken({ paths, services })).toEqual([]);
});

const GOOD = pathMeasure({ path: 'direct' });

test.each<[string, Partial<LossRun>, readonly [keyof typeof NAMES, string]]>([
  ['a lost row', { rows: { acknowledged: 500, lost: 1, acknowledgedInside: 0 } }, ['rows', '1 of 500']],
  ['no acknowledged row', { rows: { acknowledged: 0, lost: 0, acknowledgedInside: 0 } }, ['rows', '0 of 0']],
  ['a second promotion', { primaryChanges: 2 }, ['primary', '2 changes']],
  ['no promotion', { primaryChanges: 0 }, ['primary', '0 changes']],
  [
    'a write gap above the bound on one path',
    { paths: [GOOD, pathMeasure({ writeGap: 180.1 }), patientMeasure()] },
    ['writes', 'direct: 60 s; pgpool: 180.1 s; pgpool, no timeout: 60 s'],
  ],
  [
    'a write gap above the bound of a patient client',
    { paths: [GOOD, patientMeasure({ writeGap: 181 })] },
    ['writes', 'direct: 60 s; pgpool, no timeout: 181 s'],
  ],
  [
    'clients that did not come back',
    { recovered: false },
    ['writes', 'direct: 60 s; pgpool: 60 s; pgpool, no timeout: 60 s'],
  ],
  [
    'a read gap above the bound on one path',
    { paths: [GOOD, pathMeasure({ readGap: 180.1 }), patientMeasure()] },
    ['reads', 'direct: 2 s; pgpool: 180.1 s'],
  ],
  ['no reader', { paths: [pathMeasure({ readGap: undefined }), patientMeasure()] }, ['reads', '']],
  [
    'a patient client that waits too long',
    { paths: [GOOD, patientMeasure(), patientMeasure({ path: 'direct', longestWait: 120.1 })] },
    ['wait', 'pgpool: 16.5 s; direct: 120.1 s'],
  ],
  ['no patient client', { paths: [GOOD] }, ['wait', '']],
  [
    'a service that answers nobody for too long',
    { services: [{ service: 'service-a', requests: 900, failed: 99, gap: 10.1 }] },
    ['service', '10.1 s; 99 of 900 requests failed'],
  ],
  [
    'a service that nobody asked',
    { services: [{ service: 'service-a', requests: 0, failed: 0, gap: 0 }] },
    ['service', '0 s; 0 of 0 requests failed'],
  ],
  [
    'fewer pods of one workload than the rules tell',
    {
      workloads: [
        workloadMeasure(),
        workloadMeasure({ workload: 'Deployment postgres/pgpool', fewest: 1, asTold: false }),
      ],
    },
    ['workloads', 'Deployment postgres/pgpool 1 (told holds, 2)'],
  ],
  ['no workload', { workloads: [] }, ['workloads', '']],
  ['pods that are never even again', { evenAfter: undefined }, ['even', 'it never was']],
])('%s fails its claim, and no other', (_, changes, [name, seen]) => {
  expect(broken(changes)).toEqual([[NAMES[name], seen]]);
});

test('of clients there must be some', () => {
  expect(broken({ paths: [] }).map(([claim]) => claim)).toEqual([NAMES.writes, NAMES.reads, NAMES.wait]);
});

test('where the primary is elsewhere, it must stay', () => {
  expect(broken({ hadPrimary: false, primaryChanges: 0 })).toEqual([]);
  expect(broken({ hadPrimary: false, primaryChanges: 1 })).toEqual([['the primary stays', '1 changes']]);
});

test.each([
  ['partition', 'a is cut off (run 2)'],
  ['power-loss', 'a loses its power (run 2)'],
  ['process-death', 'a loses every process (run 2)'],
] as const)('the claims of %s say what happened', (fault, scene) => {
  expect([...new Set(lossClaims(lossRun({ fault, run: 2 })).map((each) => each.scene))]).toEqual([scene]);
});
