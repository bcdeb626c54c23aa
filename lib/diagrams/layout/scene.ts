import type { Plan } from '../plan/plan';
import { type Columns, middle } from './columns';
import type { Area } from './drawing';
import type { Measure } from './measure';
import type { PlacedRow } from './rows';
import type { Stack } from './stack';
import type { Wire } from './wires';

/** All places, before lines are drawn. */
export interface Scene {
  readonly plan: Plan;
  readonly columns: Columns;
  readonly rows: readonly PlacedRow[];
  readonly wires: readonly Wire[];
  readonly stacked: Stack;
  readonly lanes: ReadonlyMap<string, number>;
  readonly areas: ReadonlyMap<string, Area>;
  readonly measure: Measure;
}

/** Pixels between two lines that meet the same side of a card. */
const PORT = 18;

const port = (area: Area, index: number, count: number): number =>
  middle(area) + (index - (count - 1) / 2) * Math.min(PORT, area.width / (count + 1));

/** Where the arrow of a bus meets a card. */
export function topPort({ plan, areas }: Scene, card: string, bus: string): number | undefined {
  const area = areas.get(card);
  const buses = plan.buses.filter(({ targets }) => targets.includes(card)).map(({ id }) => id);
  return area && port(area, buses.indexOf(bus), buses.length);
}

/** Where a wire leaves a card. */
export function bottomPort({ wires, areas }: Scene, card: string, wire: string): number | undefined {
  const area = areas.get(card);
  const leaving = wires.filter(({ cards }) => cards.includes(card)).map(({ id }) => id);
  return area && port(area, leaving.indexOf(wire), leaving.length);
}

export const isNumber = (value: number | undefined): value is number => value !== undefined;
