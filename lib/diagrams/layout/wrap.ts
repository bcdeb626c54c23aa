import type { Bus, Card, Plan, Row, Tier } from '../plan/plan';
import { cardWidth } from './card';
import { type Columns, inset, type Span } from './columns';
import type { Measure } from './measure';
import { CARD, INSET } from './sizes';

/** Where the cards of a zone stand from left to right. */
export const cardRoom = (zone: Span, { frames }: Tier, inFrame: boolean): Span =>
  inset(zone, INSET * (1 + Number(frames.length > 0) + Number(inFrame)));

/** Cards that stand side by side in one zone, at the most. */
function perLine(row: Row, room: number, measure: Measure): number {
  const widest = Math.max(...row.cells.flat().map((card) => cardWidth(card, measure)), CARD.fewest);
  return Math.max(1, Math.floor((room + CARD.gap) / (widest + CARD.gap)));
}

/** Divides a row in which not all cards of a zone find room. */
function wrapRow(row: Row, room: number, measure: Measure): readonly Row[] {
  const most = Math.max(...row.cells.map((cards) => cards.length));
  if (row.over === 'all zones' || most <= 1) return [row];
  const lines = Math.ceil(most / perLine(row, room, measure));
  const size = Math.ceil(most / lines);
  return Array.from({ length: lines }, (_, line) => ({
    ...row,
    id: line === 0 ? row.id : `${row.id}-${line + 1}`,
    cells: row.cells.map((cards): readonly Card[] => cards.slice(line * size, (line + 1) * size)),
  }));
}

/** One bus for each row that its targets stand in. */
function splitBus(bus: Bus, rowOf: ReadonlyMap<string, string>): readonly Bus[] {
  const rows = [...new Set(bus.targets.map((target) => rowOf.get(target)))];
  return rows.map((row, index) => ({
    ...bus,
    id: index === 0 ? bus.id : `${bus.id}-${index + 1}`,
    targets: bus.targets.filter((target) => rowOf.get(target) === row),
  }));
}

/** Divides rows that are too long for their column, and the lines that lead to them. */
export function wrap(plan: Plan, { zones: [zone] }: Columns, measure: Measure): Plan {
  if (zone === undefined) return plan;
  const tiers = plan.tiers.map((tier) => ({
    ...tier,
    groups: tier.groups.map((group) => ({
      ...group,
      rows: group.rows.flatMap((row) => wrapRow(row, cardRoom(zone, tier, group.frames.length > 0).width, measure)),
    })),
  }));
  const rows = tiers.flatMap(({ groups }) => groups.flatMap((group) => group.rows));
  const rowOf = new Map(rows.flatMap(({ id, cells }) => cells.flat().map((card) => [card.id, id] as const)));
  const buses = new Map(plan.buses.map((bus) => [bus.id, splitBus(bus, rowOf)]));
  const parted = (to: string): readonly string[] => buses.get(to)?.map(({ id }) => id) ?? [to];
  return {
    ...plan,
    tiers,
    buses: [...buses.values()].flat(),
    links: plan.links.flatMap((link) =>
      parted(link.to).map((to, index) => ({ ...link, to, id: index === 0 ? link.id : `${link.id}-${index + 1}` })),
    ),
    ways: plan.ways.map((way) => ({
      ...way,
      ends: way.ends.flatMap((one) => parted(one.to).map((to) => ({ ...one, to }))),
    })),
  };
}
