import type { Outcome } from '../../../outcome';
import type { Drill } from './drill';
import type { PathMeasure } from './measure';
import type { PatientMeasure } from './patients';

/** What one run of a drill must be judged by. */
export interface Seen {
  readonly paths: readonly PathMeasure[];
  /** Only where packets can be dropped. */
  readonly patients?: PatientMeasure;
  readonly promotions: number;
}

interface Check {
  readonly claim: string;
  readonly passed: boolean;
  readonly seen: string;
}

function checks({ promise }: Drill, measure: PathMeasure): readonly Check[] {
  const { path, rowsAcknowledged, rowsLost, writeGapSeconds, readGapSeconds, recovered } = measure;
  const writeLimit = promise.writeGapSeconds[path];
  const readLimit = promise.readGapSeconds[path];
  return [
    {
      claim: 'no acknowledged row is lost',
      // a drill in which nobody wrote anything shows nothing
      passed: rowsLost === 0 && rowsAcknowledged > 0,
      seen: `${rowsAcknowledged} acknowledged, ${rowsLost} lost`,
    },
    {
      claim: `writes are away for at most ${writeLimit} s`,
      passed: writeGapSeconds <= writeLimit,
      seen: `${writeGapSeconds.toFixed(2)} s`,
    },
    {
      claim: `reads are away for at most ${readLimit} s`,
      passed: readGapSeconds <= readLimit,
      seen: `${readGapSeconds.toFixed(2)} s`,
    },
    { claim: 'recovers without a hand', passed: recovered, seen: recovered ? 'yes' : 'no' },
    {
      claim: 'readers see every row that was there, in its order',
      passed: measure.readsBackwards === 0 && measure.readsOfLostRows === 0,
      seen: `${measure.readsBackwards} backwards, ${measure.readsOfLostRows} lost`,
    },
    ...(promise.writesStop
      ? [
          {
            claim: 'nothing is acknowledged while the quorum is away',
            passed: measure.rowsAcknowledgedInStop === 0,
            seen: `${measure.rowsAcknowledgedInStop} rows`,
          },
        ]
      : []),
  ];
}

function patientChecks({ promise }: Drill, measure: PatientMeasure): readonly Check[] {
  const { longestWaitSeconds, recovered, rowsAcknowledged, rowsLost, processes, processesHeld } = measure;
  return [
    {
      claim: `nobody waits longer than ${promise.waitSeconds} s for an answer or an error`,
      passed: longestWaitSeconds <= promise.waitSeconds,
      seen: `${longestWaitSeconds.toFixed(2)} s`,
    },
    { claim: 'recovers without a hand', passed: recovered, seen: recovered ? 'yes' : 'no' },
    {
      claim: 'no acknowledged row is lost',
      passed: rowsLost === 0 && rowsAcknowledged > 0,
      seen: `${rowsAcknowledged} acknowledged, ${rowsLost} lost`,
    },
    {
      claim: 'Pgpool keeps no process for who has gone',
      passed: processesHeld === 0,
      seen: `${processesHeld} of ${processes} kept`,
    },
  ];
}

/** Holds what was seen against what was promised. */
export function judge(drill: Drill, { paths, patients, promotions }: Seen): readonly Outcome[] {
  const expected = drill.promise.promotion ? 1 : 0;
  return [
    ...paths.flatMap((measure) =>
      checks(drill, measure).map(({ claim, ...rest }) => ({
        scene: drill.id,
        claim: `${measure.path}: ${claim}`,
        ...rest,
      })),
    ),
    ...(patients ? patientChecks(drill, patients) : []).map(({ claim, ...rest }) => ({
      scene: drill.id,
      claim: `without timeouts: ${claim}`,
      ...rest,
    })),
    {
      scene: drill.id,
      claim: expected === 1 ? 'one reader becomes the writer' : 'nobody else becomes the writer',
      passed: promotions === expected,
      seen: `${promotions} promoted`,
    },
  ];
}
