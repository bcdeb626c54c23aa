import type { Card, Plan, Row } from '../plan/plan';
import { type Columns, parts, type Span } from './columns';
import { CARD, CHANNEL, INSET } from './sizes';
import { cardRoom } from './wrap';

/** Id of the row above the network. */
export const EDGE_ROW = 'edge';

/** A row, and where its cards stand from left to right. */
export interface PlacedRow {
  readonly row: Row;
  /** Rows of one group follow each other without a border between them. */
  readonly group: string;
  readonly cards: readonly { readonly card: Card; readonly span: Span }[];
}

const beside = (cards: readonly Card[], room: Span, gap: number): PlacedRow['cards'] =>
  parts(room, Math.max(1, cards.length), gap).flatMap((span, index) => {
    const card = cards[index];
    return card === undefined ? [] : [{ card, span }];
  });

function placed(row: Row, group: string, rooms: readonly Span[], band: Span): PlacedRow {
  const [first = []] = row.cells;
  if (row.over === 'all zones') return { row, group, cards: beside(first, band, CHANNEL.width + 4 * INSET) };
  // every zone is divided alike, so that a replica that is not there leaves a hole
  const most = Math.max(1, ...row.cells.map((cards) => cards.length));
  const cards = row.cells.flatMap((cell, zone) => {
    const room = rooms[zone];
    return room === undefined
      ? []
      : parts(room, most, CARD.gap).flatMap((span, index) => {
          const card = cell[index];
          return card === undefined ? [] : [{ card, span }];
        });
  });
  return { row, group, cards };
}

/** All rows from top to bottom, with the places of their cards from left to right. */
export function placedRows(plan: Plan, columns: Columns): readonly PlacedRow[] {
  const edge: Row = { id: EDGE_ROW, over: 'all zones', cells: [plan.edge] };
  const inside = plan.tiers.flatMap((tier) =>
    tier.groups.flatMap(({ id, frames, rows }) => {
      const rooms = columns.zones.map((zone) => cardRoom(zone, tier, frames.length > 0));
      return rows.map((row) => placed(row, id, rooms, columns.band));
    }),
  );
  return plan.edge.length > 0 ? [placed(edge, EDGE_ROW, [], columns.band), ...inside] : inside;
}
