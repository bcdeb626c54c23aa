import { median } from '../load/gap';
import type { Path } from './load/visitors';
import type { PathMeasure } from './scenes/measure';
import type { DrillRun } from './scenes/play-drill';

/** All runs of a drill by one path. */
export interface DrillSummary {
  readonly drill: string;
  readonly path: Path;
  readonly runs: number;
  readonly rowsAcknowledged: number;
  readonly rowsLost: number;
  /** Shortest and longest of the runs, in seconds. */
  readonly writeGapSeconds: Range;
  readonly readGapSeconds: Range;
  readonly errors: Readonly<Record<string, number>>;
  /** Runs in which everybody had success again without a hand. */
  readonly recovered: number;
}

/** From, to. */
export type Range = readonly [number, number];

/** What Pgpool costs: its value by that of the direct path. Above 1 it is slower. */
export interface Ratios {
  readonly writeMedian: number;
  readonly readMedian: number;
  /** By drill, of the longest gaps. */
  readonly gaps: readonly { readonly drill: string; readonly write: number; readonly read: number }[];
}

const range = (values: readonly number[]): Range => [Math.min(...values), Math.max(...values)];

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const [kind, count] of counts.flatMap((each) => Object.entries(each))) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}

function byPath(runs: readonly DrillRun[], path: Path): readonly PathMeasure[] {
  return runs.flatMap(({ paths }) => paths.filter((measure) => measure.path === path));
}

/** The runs of each drill together, in the order in which the drills were played. */
export function summarize(runs: readonly DrillRun[]): readonly DrillSummary[] {
  const drills = [...new Set(runs.map(({ drill }) => drill))];
  return drills.flatMap((drill) =>
    (['direct', 'pgpool'] as const).map((path) => {
      const measures = byPath(
        runs.filter((run) => run.drill === drill),
        path,
      );
      const sum = (value: (measure: PathMeasure) => number): number =>
        measures.reduce((total, each) => total + value(each), 0);
      return {
        drill,
        path,
        runs: measures.length,
        rowsAcknowledged: sum(({ rowsAcknowledged }) => rowsAcknowledged),
        rowsLost: sum(({ rowsLost }) => rowsLost),
        writeGapSeconds: range(measures.map(({ writeGapSeconds }) => writeGapSeconds)),
        readGapSeconds: range(measures.map(({ readGapSeconds }) => readGapSeconds)),
        errors: sumOf(measures.flatMap(({ writeErrors, readErrors }) => [writeErrors, readErrors])),
        recovered: measures.filter(({ recovered }) => recovered).length,
      };
    }),
  );
}

/** Holds Pgpool against the direct path, of the same runs under the same load. */
export function ratios(runs: readonly DrillRun[]): Ratios {
  const of = (path: Path, value: (measure: PathMeasure) => number): number => median(byPath(runs, path).map(value));
  const ratio = (value: (measure: PathMeasure) => number): number => of('pgpool', value) / of('direct', value);
  const drills = [...new Set(runs.map(({ drill }) => drill))];
  return {
    writeMedian: ratio(({ writeMedianMilliseconds }) => writeMedianMilliseconds),
    readMedian: ratio(({ readMedianMilliseconds }) => readMedianMilliseconds),
    gaps: drills.map((drill) => {
      const own = runs.filter((run) => run.drill === drill);
      const gap = (value: (measure: PathMeasure) => number): number =>
        median(byPath(own, 'pgpool').map(value)) / median(byPath(own, 'direct').map(value));
      return { drill, write: gap((each) => each.writeGapSeconds), read: gap((each) => each.readGapSeconds) };
    }),
  };
}
