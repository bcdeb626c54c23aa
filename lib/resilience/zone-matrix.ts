import { isUnknown } from '../topology';
import { LOSS_VARIANTS, type ZoneLoss } from './zone-loss';

/** The worst verdict of a workload for one zone, over all the ways in which the zone can be lost. */
export interface ZoneCell {
  readonly verdict: ZoneLoss['verdict'];
  /** `2/2`: survivors and need; `?` where it cannot be told. */
  readonly text: string;
  readonly reason: string;
}

/** One workload or database, with a cell for each zone. */
export interface ZoneRow {
  readonly subject: string;
  readonly cells: readonly ZoneCell[];
}

/** Who survives what: a row for each workload, a column for each zone. */
export interface ZoneMatrix {
  readonly zones: readonly string[];
  readonly rows: readonly ZoneRow[];
}

const WORST_FIRST = ['broken', 'unknown', 'holds', 'not exercised'] as const;

function cell(losses: readonly ZoneLoss[]): ZoneCell {
  const rank = ({ verdict, variant }: ZoneLoss) => WORST_FIRST.indexOf(verdict) * 10 + LOSS_VARIANTS.indexOf(variant);
  const [worst] = [...losses].sort((a, b) => rank(a) - rank(b));
  if (!worst) return { verdict: 'not exercised', text: '-', reason: 'no replica can be in this zone' };
  const { verdict, survivors, need, reason } = worst;
  const text = verdict === 'not exercised' ? '-' : `${isUnknown(survivors) ? '?' : survivors}/${need.count}`;
  return { verdict, text, reason };
}

/** Arranges the losses as a table. */
export function zoneMatrix(losses: readonly ZoneLoss[]): ZoneMatrix {
  const zones = [...new Set(losses.map(({ zone }) => zone))].sort();
  const bySubject = new Map<string, ZoneLoss[]>();
  for (const loss of losses) bySubject.set(loss.subject, [...(bySubject.get(loss.subject) ?? []), loss]);
  const rows = [...bySubject]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([subject, own]) => ({ subject, cells: zones.map((zone) => cell(own.filter((loss) => loss.zone === zone))) }));
  return { zones, rows };
}
