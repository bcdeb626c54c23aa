import type { Outcome } from '../../outcome';
import type { LossRun } from './play-loss';

/**
 * Bounds on times, in seconds. They hold on a machine that is twice as slow as the one on which they were measured: exact
 * figures are in `measurements/`.
 */
export const BOUNDS = {
  /** No row is acknowledged: detection, failover, and the first standby that streams again. */
  writeGap: 180,
  /** Nothing is read: the endpoint of a lost reader stays until its node counts as lost. */
  readGap: 180,
  /** Somebody without a timeout of its own hears nothing. */
  wait: 120,
  /** A service answers nobody. */
  serviceGap: 10,
} as const;

const LOSSES: Readonly<Record<LossRun['fault'], string>> = {
  partition: 'is cut off',
  'power-loss': 'loses its power',
  'process-death': 'loses every process',
};

/** What is claimed of every loss of a zone. */
export function lossClaims(run: LossRun): readonly Outcome[] {
  const { fault, zone, hadPrimary, paths, services, rows, workloads, primaryChanges } = run;
  const scene = `${zone} ${LOSSES[fault]} (run ${run.run})`;
  const outcome = (claim: string, passed: boolean, seen: string): Outcome => ({
    scene,
    claim: `${scene}: ${claim}`,
    passed,
    seen,
  });
  const worst = Math.max(...paths.map(({ writeGap }) => writeGap));
  const reads = paths.flatMap(({ path, readGap }) => (readGap === undefined ? [] : [{ path, readGap }]));
  const patient = paths.filter((path) => path.patient);
  const untold = workloads.filter(({ asTold }) => !asTold);
  return [
    outcome(
      'no acknowledged row is lost',
      rows.lost === 0 && rows.acknowledged > 0,
      `${rows.lost} of ${rows.acknowledged}`,
    ),
    outcome(
      hadPrimary ? 'another instance becomes the primary, once' : 'the primary stays',
      primaryChanges === (hadPrimary ? 1 : 0),
      `${primaryChanges} changes`,
    ),
    outcome(
      `every client outside of the zone writes again within ${BOUNDS.writeGap} s, without a hand`,
      run.recovered && paths.length > 0 && worst <= BOUNDS.writeGap,
      paths
        .map(({ path, patient: without, writeGap }) => `${path}${without ? ', no timeout' : ''}: ${writeGap} s`)
        .join('; '),
    ),
    outcome(
      `and reads again within ${BOUNDS.readGap} s`,
      reads.length > 0 && reads.every(({ readGap }) => readGap <= BOUNDS.readGap),
      reads.map(({ path, readGap }) => `${path}: ${readGap} s`).join('; '),
    ),
    outcome(
      `who has no timeout waits for an answer or an error for at most ${BOUNDS.wait} s`,
      patient.length > 0 && patient.every(({ longestWait }) => longestWait <= BOUNDS.wait),
      patient.map(({ path, longestWait }) => `${path}: ${longestWait} s`).join('; '),
    ),
    ...services.map(({ service, requests, failed, gap }) =>
      outcome(
        `${service} answers somebody at all times, but for ${BOUNDS.serviceGap} s`,
        requests > 0 && gap <= BOUNDS.serviceGap,
        `${gap} s; ${failed} of ${requests} requests failed`,
      ),
    ),
    outcome(
      'as many pods of every workload serve as the rules tell',
      untold.length === 0 && workloads.length > 0,
      (untold.length > 0 ? untold : workloads)
        .map(({ workload, fewest, told }) => `${workload} ${fewest} (told ${told.verdict}, ${told.survivors ?? '?'})`)
        .join('; '),
    ),
    outcome(
      'after the return everything is ready, and services and Pgpool are in every zone again',
      run.evenAfter !== undefined,
      run.evenAfter === undefined ? 'it never was' : `after ${run.evenAfter} s`,
    ),
  ];
}
