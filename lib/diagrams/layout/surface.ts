import type { Ink } from '../svg/palette';
import type { Area, Box, Drawing, Point, Thing } from './drawing';

export const contains = ({ x, y, width, height }: Area, point: Point): boolean =>
  x <= point.x && point.x <= x + width && y <= point.y && point.y <= y + height;

/** Roles in the order in which they are drawn. */
export const LAYERS: readonly Thing['role'][] = ['frame', 'link', 'card', 'label', 'furniture'];

const filled = ({ shapes }: Thing): readonly Box[] =>
  shapes.flatMap((shape) => (shape.shape === 'box' && shape.fill !== undefined ? [shape] : []));

/** Colour that a point has before anything of a later role is drawn. @param upTo - the last role that counts */
export function surfaceBehind({ things }: Drawing, point: Point, upTo: Thing['role']): Ink {
  const layers = LAYERS.slice(0, LAYERS.indexOf(upTo) + 1);
  const boxes = layers.flatMap((layer) => things.filter(({ role }) => role === layer).flatMap(filled));
  return boxes.findLast((box) => contains(box, point))?.fill ?? 'page';
}
