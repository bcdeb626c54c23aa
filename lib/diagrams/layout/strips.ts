import type { Plan } from '../plan/plan';
import { cardThing } from './card';
import { parts, type Span } from './columns';
import type { Shape, Thing } from './drawing';
import type { Measure } from './measure';
import { PAGE, STRIP, TEXT } from './sizes';
import { line, STROKES } from './strokes';
import { words } from './words';

/** What stands for nothing in the output. */
export const furniture = (id: string, shapes: readonly Shape[]): Thing => ({
  id,
  role: 'furniture',
  sources: [],
  shapes,
});

/** The heading of a strip. */
export const heading = (id: string, text: string, x: number, y: number, measure: Measure): Thing =>
  furniture(id, [words(text, x, y, { size: TEXT.frame + 0.5, weight: 600, ink: 'soft' }, measure)]);

/** Title and what it is about. */
export function titleThing({ title, subtitle }: Plan, measure: Measure): Thing {
  const { margin: x, width } = PAGE;
  const room = width - 2 * x;
  return furniture('title', [
    words(title, x, 46, { size: TEXT.title, weight: 600, room }, measure),
    words(subtitle, x, 72, { size: TEXT.subtitle, ink: 'soft', room }, measure),
  ]);
}

const perLine = (count: number): number => Math.ceil(count / Math.max(1, Math.ceil(count / STRIP.most)));

/** Height of the services that belong to no zone. */
export function regionalHeight({ regional }: Plan): number {
  if (regional.length === 0) return 0;
  return STRIP.heading + Math.ceil(regional.length / perLine(regional.length)) * (STRIP.card + STRIP.gap);
}

/** Draws the services that belong to no zone, below all of them. */
export function regionalThings({ regional }: Plan, span: Span, top: number, measure: Measure): readonly Thing[] {
  if (regional.length === 0) return [];
  const across = perLine(regional.length);
  const spans = parts(span, across, STRIP.gap);
  return [
    heading('regional', 'Services of the region, which no single zone carries', span.x, top + 16, measure),
    ...regional.flatMap((card, index) => {
      const place = spans[index % across];
      const y = top + STRIP.heading + Math.floor(index / across) * (STRIP.card + STRIP.gap);
      return place === undefined ? [] : [cardThing(card, { ...place, y, height: STRIP.card }, measure)];
    }),
  ];
}

/** Explains the lines that the picture has, and tells what it was read from. */
export function legendThing({ origin }: Plan, things: readonly Thing[], y: number, measure: Measure): Thing {
  const drawn = things.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.shape === 'line' ? [shape] : [])));
  let x: number = PAGE.margin;
  const shapes = Object.values(STROKES).flatMap((stroke): readonly Shape[] => {
    if (!drawn.some(({ ink, dashes }) => ink === stroke.ink && dashes === stroke.dashes)) return [];
    const text = words(stroke.meaning, x + 42, y + 4.3, { size: TEXT.frame, ink: 'soft' }, measure);
    const sample = line(stroke, [
      { x, y },
      { x: x + 34, y },
    ]);
    x += 42 + text.width + 30;
    return [sample, text];
  });
  const right = PAGE.width - PAGE.margin;
  const told = words(origin, right, y + 4.3, { size: TEXT.small, ink: 'soft', anchor: 'end' }, measure);
  return furniture('legend', [...shapes, told]);
}
