import type { Obstacle } from '../plan/plan';
import { middle } from './columns';
import type { Thing } from './drawing';
import { bottomPort, isNumber, type Scene } from './scene';
import { dot, line, OBSTACLES, obstacleSign, type Stroke, strokeOf } from './strokes';
import type { Wire } from './wires';

/** A wire on paper, and where it meets its bus. */
export interface DrawnWire {
  readonly bus: string;
  readonly meets: readonly number[];
  readonly obstacle?: Obstacle;
  readonly things: readonly Thing[];
}

const strokeOfWire = ({ link }: Wire): Stroke => strokeOf(link.kind, link.obstacle);

const titleOf = ({ link, bus }: Wire): string =>
  link.obstacle === undefined
    ? `${link.from.join(', ')} to ${bus.label ?? bus.targets.join(', ')}`
    : `${OBSTACLES[link.obstacle.kind].word}: ${link.obstacle.why}`;

function drawnWire(wire: Wire, shapes: Thing['shapes'], meets: readonly number[]): DrawnWire {
  const { id, link, bus } = wire;
  const thing: Thing = { id, role: 'link', title: titleOf(wire), sources: link.sources, shapes };
  return { bus: bus.id, meets, ...(link.obstacle ? { obstacle: link.obstacle } : {}), things: [thing] };
}

/** Straight down from each card to the bus right below. */
function direct(wire: Wire, xs: readonly number[], bottom: number, y: number): DrawnWire {
  const stroke = strokeOfWire(wire);
  const shapes = xs.flatMap((x) => [
    line(stroke, [
      { x, y: bottom },
      { x, y },
    ]),
    dot(stroke, x, y),
  ]);
  return drawnWire(wire, shapes, xs);
}

/** Gathered below the cards, and no further. */
function stopped(wire: Wire, xs: readonly number[], bottom: number, scene: Scene): DrawnWire {
  const stroke = strokeOfWire(wire);
  const y = scene.stacked.lines.get(wire.id) ?? bottom;
  const drops = xs.flatMap((x) => [
    line(stroke, [
      { x, y: bottom },
      { x, y },
    ]),
    dot(stroke, x, y),
  ]);
  const [first = 0, second = first] = xs;
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  // no other card's line comes down between two zones
  const free = scene.columns.channels.map(middle).find((x) => from < x && x < to);
  const across = line(stroke, [
    { x: from, y },
    { x: to, y },
  ]);
  const kind = wire.link.obstacle?.kind ?? 'blocked';
  const shapes = obstacleSign(kind, free ?? (first + second) / 2, y, scene.measure);
  const drawn = drawnWire(wire, [across, ...drops], []);
  const sign: Thing = {
    id: `${wire.id}:sign`,
    role: 'label',
    title: titleOf(wire),
    sources: wire.link.sources,
    shapes,
  };
  return { ...drawn, things: [...drawn.things, sign] };
}

/** Past other rows in a channel, gathered below the cards where they are several. */
function channelled(wire: Wire, xs: readonly number[], bottom: number, y: number, scene: Scene): DrawnWire {
  const stroke = strokeOfWire(wire);
  const lane = scene.lanes.get(wire.id) ?? 0;
  const gathered = scene.stacked.lines.get(wire.id) ?? bottom;
  if (!wire.gathers) {
    const shapes = [
      line(stroke, [
        { x: lane, y: bottom },
        { x: lane, y },
      ]),
      dot(stroke, lane, y),
    ];
    return drawnWire(wire, shapes, [lane]);
  }
  const drops = xs.flatMap((x) => [
    line(stroke, [
      { x, y: bottom },
      { x, y: gathered },
    ]),
    dot(stroke, x, gathered),
  ]);
  const ends = [...xs, lane];
  const across = line(stroke, [
    { x: Math.min(...ends), y: gathered },
    { x: Math.max(...ends), y: gathered },
  ]);
  const trunk = line(stroke, [
    { x: lane, y: gathered },
    { x: lane, y },
  ]);
  return drawnWire(wire, [across, trunk, ...drops, dot(stroke, lane, gathered), dot(stroke, lane, y)], [lane]);
}

/** Draws the wires from the rows above to their buses. */
export function drawnWires(scene: Scene): readonly DrawnWire[] {
  return scene.wires.flatMap((wire) => {
    const y = scene.stacked.lines.get(wire.bus.id);
    const bottoms = wire.cards.flatMap((card) => {
      const area = scene.areas.get(card);
      return area === undefined ? [] : [area.y + area.height];
    });
    if (y === undefined || bottoms.length === 0) return [];
    const xs = wire.cards.map((card) => bottomPort(scene, card, wire.id)).filter(isNumber);
    const bottom = Math.min(...bottoms);
    if (wire.stops) return [stopped(wire, xs, bottom, scene)];
    return [wire.channel === undefined ? direct(wire, xs, bottom, y) : channelled(wire, xs, bottom, y, scene)];
  });
}
