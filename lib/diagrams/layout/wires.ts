import type { Bus, Link, Plan } from '../plan/plan';
import { type Columns, end, middle, type Span } from './columns';
import type { PlacedRow } from './rows';
import { INSET } from './sizes';

/** How one link leaves one row. */
export interface Wire {
  readonly id: string;
  readonly link: Link;
  readonly bus: Bus;
  readonly from: PlacedRow;
  readonly cards: readonly string[];
  /** Channel that it takes past other rows; `undefined`: its bus is right below. */
  readonly channel?: number;
  /** Whether its cards are first gathered on a line below them. */
  readonly gathers: boolean;
  /** Closed: it ends on that line, since others may pass to the same bus. */
  readonly stops: boolean;
}

const contains = (span: Span, x: number): boolean => span.x + INSET < x && x < end(span) - INSET;

const spansOf = (row: PlacedRow, cards: readonly string[]): readonly Span[] =>
  row.cards.flatMap(({ card, span }) => (cards.includes(card.id) ? [span] : []));

/** The channel that fewest wires take, and of those the nearest to what it leads to. */
function freestChannel(taken: readonly number[], near: number, columns: Columns): number {
  const cost = columns.channels.map(
    (channel, index) => (taken[index] ?? 0) * 10_000 + Math.abs(middle(channel) - near),
  );
  return cost.indexOf(Math.min(...cost));
}

const mean = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + middle(span), 0) / Math.max(1, spans.length);

interface Leg {
  readonly link: Link;
  readonly bus: Bus;
  readonly from: PlacedRow;
  readonly target: PlacedRow;
}

function legs(plan: Plan, rows: readonly PlacedRow[]): readonly Leg[] {
  const rowWith = (card: string): PlacedRow | undefined =>
    rows.find(({ cards }) => cards.some(({ card: { id } }) => id === card));
  return plan.links.flatMap((link) => {
    const bus = plan.buses.find(({ id }) => id === link.to);
    const target = rowWith(bus?.targets[0] ?? '');
    if (bus === undefined || target === undefined) return [];
    const from = [...new Set(link.from.map(rowWith))];
    return from.flatMap((row) => (row === undefined ? [] : [{ link, bus, from: row, target }]));
  });
}

/** Decides how each link goes: straight down into the next row, or through a channel between two zones. */
export function wires(plan: Plan, rows: readonly PlacedRow[], columns: Columns): readonly Wire[] {
  // wires that leave the same row would run beside each other
  const taken = new Map<string, number[]>();
  return legs(plan, rows).map(({ link, bus, from, target }) => {
    const cards = from.cards.flatMap(({ card: { id } }) => (link.from.includes(id) ? [id] : []));
    const own = { id: `${link.id}:${from.row.id}`, link, bus, from, cards, stops: false };
    // a bus of the web has one source: the sign stands on the bus itself
    if (link.obstacle !== undefined && link.kind !== 'web') return { ...own, gathers: true, stops: true };
    if (from.group === target.group && rows.indexOf(target) === rows.indexOf(from) + 1) {
      return { ...own, gathers: false };
    }
    const counts = taken.get(from.row.id) ?? columns.channels.map(() => 0);
    const channel = freestChannel(counts, mean(spansOf(target, bus.targets)), columns);
    counts[channel] = (counts[channel] ?? 0) + 1;
    taken.set(from.row.id, counts);
    const [only, ...others] = spansOf(from, cards);
    const x = columns.channels[channel];
    const straight = only !== undefined && others.length === 0 && x !== undefined && contains(only, middle(x));
    return { ...own, channel, gathers: !straight };
  });
}
