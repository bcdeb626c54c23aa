import type { Bus, Obstacle } from '../plan/plan';
import type { Ink } from '../svg/palette';
import type { Thing } from './drawing';
import type { Measure } from './measure';
import { isNumber, type Scene, topPort } from './scene';
import { dot, line, OBSTACLES, obstacleSign, STROKES, strokeOf } from './strokes';
import { pill, pillWidth } from './words';

/** Something else that meets a bus: the analyst's line on its right, or the users' line from above. */
export interface Meeting {
  readonly bus: string;
  readonly x: number;
  readonly obstacle?: Obstacle;
}

const dropsOf = (scene: Scene, bus: Bus): readonly { readonly x: number; readonly y: number }[] =>
  bus.targets.flatMap((target) => {
    const [x, area] = [topPort(scene, target, bus.id), scene.areas.get(target)];
    return isNumber(x) && area ? [{ x, y: area.y }] : [];
  });

interface Stretch {
  readonly from: number;
  readonly room: number;
}

/** The widest stretch that no line meets. */
function freeStretch(xs: readonly { readonly x: number; readonly beside: number }[]): Stretch {
  const sorted = [...xs].sort((one, other) => one.x - other.x);
  const stretches = sorted.slice(1).map((next, index) => {
    const before = sorted[index] ?? next;
    const [from, to] = [before.x + before.beside, next.x - next.beside];
    return { from, room: to - from };
  });
  const [widest = { from: sorted[0]?.x ?? 0, room: 0 }] = stretches.sort(
    (one, other) => other.room - one.room || one.from - other.from,
  );
  return widest;
}

/** The name of a bus, its port alone where there is less room, or nothing where there is none. */
function nameThings(
  { id, label, sources }: Bus,
  { from, room }: Stretch,
  y: number,
  ink: Ink,
  measure: Measure,
): readonly Thing[] {
  const shown = [label, label?.split(' ').at(-1)].find(
    (text) => text !== undefined && pillWidth(text, measure) <= room,
  );
  if (shown === undefined) return [];
  const shapes = pill(shown, from + room / 2, y, ink, measure);
  return [{ id: `${id}:label`, role: 'label', title: label ?? shown, sources, shapes }];
}

/** Draws a bus: one line above the row of its targets, an arrow down to each, and its name. */
export function busThings(scene: Scene, bus: Bus, meetings: readonly Meeting[]): readonly Thing[] {
  const y = scene.stacked.lines.get(bus.id);
  const drops = dropsOf(scene, bus);
  if (y === undefined || drops.length === 0) return [];
  const own = meetings.filter((meeting) => meeting.bus === bus.id);
  const open = own.some(({ obstacle }) => obstacle === undefined);
  const kind = own[0]?.obstacle?.kind ?? 'blocked';
  // an address that nobody reaches
  const stroke = STROKES[open ? bus.kind : kind];
  const { measure } = scene;
  const stops = [...drops.map(({ x }) => ({ x, beside: 7 })), ...own.map(({ x }) => ({ x, beside: 7 }))];
  const xs = stops.map(({ x }) => x);
  const across = line(stroke, [
    { x: Math.min(...xs), y },
    { x: Math.max(...xs), y },
  ]);
  const shapes = [
    across,
    ...drops.flatMap(({ x, y: top }) => [
      line(
        stroke,
        [
          { x, y },
          { x, y: top },
        ],
        true,
      ),
      dot(stroke, x, y),
    ]),
  ];
  const title = bus.label ?? bus.targets.join(', ');
  const stretch = freeStretch(stops);
  const name: readonly Thing[] =
    open || own.length === 0 || bus.label !== undefined
      ? nameThings(bus, stretch, y, stroke.ink, measure)
      : [
          {
            id: `${bus.id}:sign`,
            role: 'label',
            title,
            sources: bus.sources,
            shapes: obstacleSign(kind, stretch.from + stretch.room / 2, y, measure),
          },
        ];
  return [{ id: bus.id, role: 'link', title, sources: bus.sources, shapes }, ...name];
}

/** Draws the lines below rows that join their cards. */
export function bondThings({ plan, stacked, areas, measure }: Scene): readonly Thing[] {
  return plan.bonds.flatMap(({ id, label, members, obstacle, sources }) => {
    const y = stacked.lines.get(id);
    const ends = members.flatMap((member) => areas.get(member) ?? []);
    const xs = ends.map(({ x, width }) => x + width / 2);
    if (y === undefined || xs.length < 2) return [];
    const stroke = strokeOf('replication', obstacle);
    const [from, to] = [Math.min(...xs), Math.max(...xs)];
    const shapes = [
      line(stroke, [
        { x: from, y },
        { x: to, y },
      ]),
      ...ends.flatMap(({ x, width, y: top, height }) => [
        line(stroke, [
          { x: x + width / 2, y },
          { x: x + width / 2, y: top + height },
        ]),
        dot(stroke, x + width / 2, y),
      ]),
    ];
    const shown = obstacle === undefined ? label : `${label}: ${OBSTACLES[obstacle.kind].word}`;
    const title = obstacle?.why ?? label;
    // on the first stretch: an odd number of cards has one in the middle
    const [first = 0, second = 0] = xs;
    const name = pill(shown, (first + second) / 2, y, stroke.ink, measure);
    return [
      { id, role: 'link' as const, title, sources, shapes },
      { id: `${id}:label`, role: 'label' as const, title, sources, shapes: name },
    ];
  });
}
