import type { Bus, Plan } from '../plan/plan';
import { type Columns, end, middle } from './columns';
import type { PlacedRow } from './rows';
import type { Levels } from './stack';
import type { Wire } from './wires';

/** Pixels between two buses of one level. */
const BESIDE = 44;

interface Reach {
  readonly from: number;
  readonly to: number;
}

/** From the first to the last of what meets a bus. */
function reachOf(plan: Plan, bus: Bus, rows: readonly PlacedRow[], wires: readonly Wire[], columns: Columns): Reach {
  const targets = rows.flatMap(({ cards }) => cards.filter(({ card }) => bus.targets.includes(card.id)));
  const channels = wires.filter((wire) => wire.bus === bus).map(({ channel }) => columns.channels[channel ?? -1]);
  const direct = wires.filter((wire) => wire.bus === bus && wire.channel === undefined && !wire.stops);
  const sources = direct.flatMap(({ from, cards }) => from.cards.filter(({ card }) => cards.includes(card.id)));
  const analyst = plan.ways.some(({ ends }) => ends.some(({ to }) => to === bus.id)) ? [end(columns.band)] : [];
  const users = plan.links.some(({ from, to }) => to === bus.id && from.includes('users'))
    ? [middle(columns.band)]
    : [];
  const xs = [
    ...[...targets, ...sources].map(({ span }) => middle(span)),
    ...channels.flatMap((channel) => (channel === undefined ? [] : [middle(channel)])),
    ...analyst,
    ...users,
  ];
  return { from: Math.min(...xs), to: Math.max(...xs) };
}

/** Puts buses that do not reach each other on the same level. */
export function sharedLevels(plan: Plan, rows: readonly PlacedRow[], wires: readonly Wire[], columns: Columns): Levels {
  return (buses) => {
    const levels: { readonly bus: Bus; readonly reach: Reach }[][] = [];
    for (const bus of buses) {
      const reach = reachOf(plan, bus, rows, wires, columns);
      const free = levels.find((level) =>
        level.every(({ reach: other }) => reach.to + BESIDE < other.from || other.to + BESIDE < reach.from),
      );
      if (free === undefined) levels.push([{ bus, reach }]);
      else free.push({ bus, reach });
    }
    return levels.map((level) => level.map(({ bus }) => bus));
  };
}
