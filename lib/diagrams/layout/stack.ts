import type { Bus, Plan, Tier } from '../plan/plan';
import { cardHeight } from './card';
import { EDGE_ROW, type PlacedRow } from './rows';
import { CARD, GAP, GUTTER, HEADER, INSET } from './sizes';
import type { Wire } from './wires';

/** From top to bottom. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** Where everything stands from top to bottom. Lines by the id of their bus, wire or bond. */
export interface Stack {
  readonly rows: ReadonlyMap<string, Extent>;
  readonly lines: ReadonlyMap<string, number>;
  readonly tiers: ReadonlyMap<string, Extent>;
  readonly groups: ReadonlyMap<string, Extent>;
  /** Of the row above the network. */
  readonly edgeBottom: number;
  /** Of the last tier. */
  readonly bottom: number;
}

/** Buses that have room beside each other share a level. */
export type Levels = (buses: readonly Bus[]) => readonly (readonly Bus[])[];

interface Drafts {
  readonly plan: Plan;
  readonly placed: readonly PlacedRow[];
  readonly wires: readonly Wire[];
  readonly levels: Levels;
  readonly rows: Map<string, Extent>;
  readonly lines: Map<string, number>;
  readonly tiers: Map<string, Extent>;
  readonly groups: Map<string, Extent>;
}

export const rowHeight = ({ cards }: PlacedRow): number =>
  Math.max(CARD.height, ...cards.map(({ card }) => cardHeight(card)));

/** Lines above a row, from top to bottom. @returns where the row begins */
function linesAbove(drafts: Drafts, cards: ReadonlySet<string>, top: number): number {
  const buses = drafts.plan.buses.filter(({ targets: [target = ''] }) => cards.has(target));
  if (buses.length === 0) return top + GUTTER.empty;
  const levels = drafts.levels(buses);
  levels.forEach((level, index) => {
    for (const { id } of level) drafts.lines.set(id, top + GUTTER.margin + (index + 0.5) * GUTTER.bus);
  });
  return top + GUTTER.margin + levels.length * GUTTER.bus + GUTTER.arrow;
}

function linesBelow(drafts: Drafts, row: string, cards: ReadonlySet<string>, top: number): number {
  let y = top;
  for (const { id } of drafts.plan.bonds.filter(({ members: [member = ''] }) => cards.has(member))) {
    drafts.lines.set(id, y + GUTTER.margin + GUTTER.bond / 2);
    y += GUTTER.margin + GUTTER.bond;
  }
  for (const { id, stops } of drafts.wires.filter(({ from, gathers }) => gathers && from.row.id === row)) {
    // a sign stands on a line that stops
    y += stops ? GUTTER.bond : GUTTER.collect;
    drafts.lines.set(id, y);
    if (stops) y += GUTTER.margin;
  }
  return y + GUTTER.empty;
}

function pileRow(drafts: Drafts, id: string, top: number): number {
  const placed = drafts.placed.find(({ row }) => row.id === id);
  if (placed === undefined) return top;
  const cards = new Set(placed.cards.map(({ card }) => card.id));
  const y = linesAbove(drafts, cards, top);
  const bottom = y + rowHeight(placed);
  drafts.rows.set(id, { top: y, bottom });
  return linesBelow(drafts, id, cards, bottom);
}

function pileTier(drafts: Drafts, { id, frames, groups }: Tier, top: number): number {
  const framed = frames.length > 0;
  let y = top + (framed ? HEADER.frame : 0);
  groups.forEach((group, index) => {
    const groupTop = y + (index > 0 ? GAP.group : 0);
    const inFrame = group.frames.length > 0;
    y = groupTop + (inFrame ? HEADER.frame : 0);
    for (const row of group.rows) y = pileRow(drafts, row.id, y);
    if (inFrame) y += GUTTER.empty;
    drafts.groups.set(group.id, { top: groupTop, bottom: y });
  });
  const bottom = y + (framed ? INSET - 2 : 0);
  drafts.tiers.set(id, { top, bottom });
  return bottom;
}

/**
 * Piles the rows up, with room for the lines above and below each.
 *
 * @param levels - shares levels out to the buses above one row
 * @param edgeTop - where the row above the network may begin
 * @param headers - pixels between that row and the first tier
 */
export function stack(
  plan: Plan,
  placed: readonly PlacedRow[],
  wires: readonly Wire[],
  levels: Levels,
  edgeTop: number,
  headers: number,
): Stack {
  const drafts: Drafts = {
    plan,
    placed,
    wires,
    levels,
    rows: new Map(),
    lines: new Map(),
    tiers: new Map(),
    groups: new Map(),
  };
  const edgeBottom = pileRow(drafts, EDGE_ROW, edgeTop);
  let y = edgeBottom + headers;
  plan.tiers.forEach((tier, index) => {
    y = pileTier(drafts, tier, y + (index > 0 ? GAP.tier : 0));
  });
  const { rows, lines, tiers, groups } = drafts;
  return { rows, lines, tiers, groups, edgeBottom, bottom: y };
}
