import type { Point } from '../layout/drawing';
import { length } from './xml-text';

/** Radius of a bend, in pixels. */
const BEND = 7;

/** Length and half width of an arrow head, in pixels. */
const HEAD = { length: 9, half: 4.5 };

const at = ({ x, y }: Point): string => `${length(x)} ${length(y)}`;

const distance = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

/** The point that lies `step` pixels from one on the way to another. */
function towards(from: Point, to: Point, step: number): Point {
  const whole = distance(from, to);
  const share = whole === 0 ? 0 : step / whole;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** A way through the points with round bends. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let before = first;
  const steps = rest.map((point, index) => {
    const after = rest[index + 1];
    const from = before;
    before = point;
    if (after === undefined) return `L${at(point)}`;
    const radius = Math.min(BEND, distance(from, point) / 2, distance(point, after) / 2);
    return `L${at(towards(point, from, radius))}Q${at(point)} ${at(towards(point, after, radius))}`;
  });
  return `M${at(first)}${steps.join('')}`;
}

/** Shortens the last stretch, so that a line ends inside of its arrow head. */
export function withoutHead(points: readonly Point[]): readonly Point[] {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last === undefined || before === undefined) return points;
  return [...points.slice(0, -1), towards(last, before, HEAD.length - 1)];
}

/** The head as a shape of its own: not every renderer turns markers with their line. */
export function arrowHead(points: readonly Point[]): string {
  const [last, before] = [points.at(-1), points.at(-2)];
  if (last === undefined || before === undefined) return '';
  const base = towards(last, before, HEAD.length);
  const whole = distance(before, last) || 1;
  const across = { x: -(last.y - before.y) / whole, y: (last.x - before.x) / whole };
  const corner = (side: number): string =>
    at({ x: base.x + across.x * HEAD.half * side, y: base.y + across.y * HEAD.half * side });
  return `M${at(last)}L${corner(1)}L${corner(-1)}z`;
}
