import type { Drawing, Line, Point, Shape, Thing } from './drawing';
import { surfaceBehind } from './surface';

interface Segment {
  readonly thing: string;
  readonly from: Point;
  readonly to: Point;
}

/** Half of the gap that the upper line cuts into the lower one, in pixels. */
const HALF = 4.5;

export const segmentsOf = ({ points }: Line): readonly { readonly from: Point; readonly to: Point }[] =>
  points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }));

const between = (value: number, one: number, other: number): boolean =>
  Math.min(one, other) + HALF < value && value < Math.max(one, other) - HALF;

/** Where a line from top to bottom crosses one from left to right, no end of either. */
function crossing(one: Segment, other: Segment): Point | undefined {
  const [vertical, level] = one.from.x === one.to.x ? [one, other] : [other, one];
  if (vertical.from.x !== vertical.to.x || level.from.y !== level.to.y) return undefined;
  const point = { x: vertical.from.x, y: level.from.y };
  const meets = between(point.x, level.from.x, level.to.x) && between(point.y, vertical.from.y, vertical.to.y);
  return meets ? point : undefined;
}

/**
 * Cuts a gap into the line from left to right wherever one from top to bottom crosses it, so that a crossing is no junction.
 */
export function withGaps(drawing: Drawing): Drawing {
  const links = drawing.things.filter(({ role }) => role === 'link');
  const segments = links.flatMap(({ id, shapes }) =>
    shapes.flatMap((shape) => (shape.shape === 'line' ? segmentsOf(shape).map((one) => ({ thing: id, ...one })) : [])),
  );
  const gaps = new Map<string, Shape[]>();
  segments.forEach((one, index) => {
    for (const other of segments.slice(index + 1)) {
      const point = one.thing === other.thing ? undefined : crossing(one, other);
      if (point === undefined) continue;
      const upper = one.from.x === one.to.x ? one.thing : other.thing;
      const ink = surfaceBehind(drawing, point, 'frame');
      const cut: Shape = {
        shape: 'box',
        x: point.x - HALF,
        y: point.y - HALF + 1,
        width: 2 * HALF,
        height: 2 * HALF - 2,
        radius: 0,
        fill: ink,
      };
      gaps.set(upper, [...(gaps.get(upper) ?? []), cut]);
    }
  });
  const opened = (one: Thing): Thing => ({ ...one, shapes: [...(gaps.get(one.id) ?? []), ...one.shapes] });
  // what cuts comes after what it cuts
  const cutting = links.filter(({ id }) => gaps.has(id)).map(opened);
  const others = drawing.things.filter(({ id }) => !gaps.has(id));
  return { ...drawing, things: [...others, ...cutting] };
}
