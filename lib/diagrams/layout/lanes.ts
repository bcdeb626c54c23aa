import type { Columns } from './columns';
import type { Stack } from './stack';
import type { Wire } from './wires';

interface Trunk {
  readonly id: string;
  readonly channel: number;
  readonly top: number;
  readonly bottom: number;
}

function trunk({ id, channel, gathers, from, bus }: Wire, { rows, lines }: Stack): readonly Trunk[] {
  if (channel === undefined) return [];
  const begin = gathers ? lines.get(id) : rows.get(from.row.id)?.bottom;
  const stop = lines.get(bus.id);
  if (begin === undefined || stop === undefined) return [];
  return [{ id, channel, top: Math.min(begin, stop), bottom: Math.max(begin, stop) }];
}

/** Pixels between the lines of one channel, one above the other. */
const CLEARANCE = 12;

const overlap = (one: Trunk, other: Trunk): boolean =>
  one.top < other.bottom + CLEARANCE && other.top < one.bottom + CLEARANCE;

/** Where each wire runs from top to bottom: beside those that are there at the same height. */
export function laneXs(wires: readonly Wire[], stacked: Stack, { channels }: Columns): ReadonlyMap<string, number> {
  const trunks = wires.flatMap((wire) => trunk(wire, stacked));
  const xs = new Map<string, number>();
  channels.forEach((channel, index) => {
    const lanes: Trunk[][] = [];
    for (const one of trunks.filter((each) => each.channel === index)) {
      const free = lanes.find((lane) => !lane.some((other) => overlap(one, other)));
      if (free === undefined) lanes.push([one]);
      else free.push(one);
    }
    lanes.forEach((lane, place) => {
      const x = channel.x + ((place + 1) * channel.width) / (lanes.length + 1);
      for (const { id } of lane) xs.set(id, x);
    });
  });
  return xs;
}
