// Test support: a loss of a zone in which everything went well, for tests to damage in one place.
import type { PathMeasure } from '../../../../rehearsal/pods/loss/measure';
import type { LossRun } from '../../../../rehearsal/pods/loss/play-loss';
import type { WorkloadMeasure } from '../../../../rehearsal/pods/loss/workloads';

export const pathMeasure = (changes: Partial<PathMeasure> = {}): PathMeasure => ({
  path: 'pgpool',
  patient: false,
  writeGap: 60,
  readGap: 2,
  longestWait: 2,
  medianWriteMilliseconds: 4,
  errors: {},
  ...changes,
});

/** A client without a timeout of its own. */
export const patientMeasure = (changes: Partial<PathMeasure> = {}): PathMeasure => {
  const { readGap: _, ...rest } = pathMeasure({ patient: true, longestWait: 16.5 });
  return { ...rest, ...changes };
};

export const workloadMeasure = (changes: Partial<WorkloadMeasure> = {}): WorkloadMeasure => ({
  workload: 'Deployment services/service-a',
  before: [1, 1, 1],
  away: [0, 1, 1],
  after: [1, 1, 1],
  fewest: 2,
  told: { verdict: 'holds', survivors: 2 },
  asTold: true,
  ...changes,
});

export const lossRun = (changes: Partial<LossRun> = {}): LossRun => ({
  fault: 'power-loss',
  zone: 'a',
  run: 1,
  hadPrimary: true,
  primaryChanges: 1,
  paths: [pathMeasure({ path: 'direct' }), pathMeasure(), patientMeasure()],
  services: [{ service: 'service-a', requests: 1000, failed: 3, gap: 2 }],
  rows: { acknowledged: 500, lost: 0, acknowledgedInside: 0 },
  workloads: [workloadMeasure()],
  recovered: true,
  evenAfter: 90.5,
  loadAverage: 2,
  ...changes,
});
