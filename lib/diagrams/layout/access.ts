import type { Obstacle } from '../plan/plan';
import type { Meeting } from './bus-things';
import { end, inset } from './columns';
import type { Shape, Thing } from './drawing';
import { type PlacedWay, placedWays } from './placed-ways';
import type { Scene } from './scene';
import { ACCESS, ACTOR } from './sizes';
import { dot, line, STROKES, strokeOf } from './strokes';
import { actorThing } from './users';
import { wayThings } from './way-things';

interface Exit {
  readonly placed: PlacedWay;
  readonly to: string;
  readonly obstacle?: Obstacle;
  readonly sources: readonly string[];
}

/** Draws the line that all ways to one bus share: left out of the cards, along a lane, and left again into the bus. */
function exitThings(to: string, exits: readonly Exit[], lane: number, busEnd: number, scene: Scene): readonly Thing[] {
  const y = scene.stacked.lines.get(to);
  if (y === undefined) return [];
  return exits.map(({ placed, obstacle, sources }) => {
    const stroke = strokeOf('analyst', obstacle);
    const last = placed.hops.at(-1);
    const from = { x: last?.x ?? lane, y: (last?.y ?? y) + (last?.height ?? 0) / 2 };
    const title = obstacle?.why ?? placed.way.label;
    const id = `${placed.way.id}:exit-${to}`;
    if (obstacle !== undefined) {
      const stop = { x: from.x - 17, y: from.y };
      const shapes: readonly Shape[] = [line(stroke, [from, stop]), { shape: 'sign', ...stop, sign: obstacle.kind }];
      return { id, role: 'link', title, sources, shapes };
    }
    const points = [from, { x: lane, y: from.y }, { x: lane, y }, { x: busEnd + 3, y }];
    return {
      id,
      role: 'link',
      title,
      sources,
      shapes: [line(stroke, points, true), ...(exits.length > 1 ? [dot(stroke, lane, from.y)] : [])],
    };
  });
}

/** Draws the analyst and each way to the database. */
export function accessThings(
  scene: Scene,
  actorTop: number,
  top: number,
  spare: number,
  busEnd: (bus: string) => number,
): { readonly things: readonly Thing[]; readonly meetings: readonly Meeting[] } {
  const { plan, columns, measure } = scene;
  const { access } = columns;
  if (access === undefined || plan.analyst === undefined) return { things: [], meetings: [] };
  const placed = placedWays(plan, access, top, spare);
  const entry = end(access) - ACCESS.entry / 2;
  const firsts = placed.flatMap(({ way, hops: [first] }) => (first === undefined ? [] : [{ way, first }]));
  const entries = firsts.map(({ way, first }): Thing => {
    const y = first.y + first.height / 2;
    const points = [
      { x: entry, y: actorTop + ACTOR.height },
      { x: entry, y },
      { x: end(first), y },
    ];
    const id = `${way.id}:entry`;
    if (way.shut === undefined) {
      return {
        id,
        role: 'link',
        title: way.label,
        sources: way.sources,
        shapes: [line(STROKES.analyst, points, true)],
      };
    }
    const stop = { x: end(first) + 10, y };
    const shapes: readonly Shape[] = [
      line(STROKES[way.shut.kind], [{ x: end(first), y }, stop]),
      { shape: 'sign', ...stop, sign: way.shut.kind },
    ];
    return { id, role: 'link', title: way.shut.why, sources: way.sources, shapes };
  });
  const exits = placed.flatMap((one) => one.way.ends.map((each): Exit => ({ placed: one, ...each })));
  const targets = [...new Set(exits.map(({ to }) => to))];
  const lanes = inset({ x: access.x, width: ACCESS.exits }, 8);
  const drawn = targets.flatMap((to, index) => {
    const lane = lanes.x + ((index + 1) * lanes.width) / (targets.length + 1);
    return exitThings(
      to,
      exits.filter((exit) => exit.to === to),
      lane,
      busEnd(to),
      scene,
    );
  });
  return {
    things: [
      actorThing('analyst', plan.analyst, entry, actorTop, measure),
      ...entries,
      ...placed.flatMap((one) => wayThings(one, measure)),
      ...drawn,
    ],
    meetings: exits.map(({ to, obstacle }) => ({ bus: to, x: busEnd(to), obstacle })),
  };
}
