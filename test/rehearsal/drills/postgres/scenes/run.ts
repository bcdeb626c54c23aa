// A run in which everything went well, for tests to damage in one place.
import type { PathMeasure } from '../../../../../rehearsal/drills/postgres/scenes/measure';
import type { PatientMeasure } from '../../../../../rehearsal/drills/postgres/scenes/patients';
import type { DrillRun } from '../../../../../rehearsal/drills/postgres/scenes/play-drill';

export const measured = (changed: Partial<PathMeasure> = {}): PathMeasure => ({
  path: 'pgpool',
  rowsAcknowledged: 100,
  rowsLost: 0,
  rowsUnanswered: 1,
  rowsUnansweredWritten: 1,
  writeGapSeconds: 3,
  readGapSeconds: 3,
  writeErrors: { refused: 2 },
  readErrors: { refused: 1, reset: 1 },
  recovered: true,
  rowsAcknowledgedInStop: 0,
  readsBackwards: 0,
  readsOfLostRows: 0,
  writeMedianMilliseconds: 4,
  readMedianMilliseconds: 2,
  readsByServer: {},
  ...changed,
});

export const patients = (changed: Partial<PatientMeasure> = {}): PatientMeasure => ({
  clients: 12,
  longestWaitSeconds: 15.5,
  recovered: true,
  rowsAcknowledged: 100,
  rowsLost: 0,
  processes: 128,
  processesHeld: 0,
  ...changed,
});

export const run = (changed: Partial<DrillRun> = {}): DrillRun => ({
  drill: 'writer-killed',
  run: 1,
  acts: [],
  paths: [measured({ path: 'direct', readGapSeconds: 0.5 }), measured()],
  outcomes: [],
  ...changed,
});
