import { segmentsOf } from './crossings';
import type { Area, Box, Drawing, Line, Point, Text, Thing } from './drawing';
import { start } from './words';

/** Something that makes a drawing hard to read. */
export interface Fault {
  readonly kind:
    | 'cut text'
    | 'text on text'
    | 'line through text'
    | 'line through card'
    | 'cards overlap'
    | 'label on card'
    | 'outside';
  readonly what: string;
}

/** Pixels that may overlap without anybody seeing it. */
const TOLERANCE = 1;

interface Placed<Shape> {
  readonly thing: Thing;
  readonly shape: Shape;
}

const area = (text: Text): Area => ({
  x: start(text),
  y: text.y - text.size * 0.74,
  width: text.width,
  height: text.size * 0.94,
});

const overlap = (one: Area, other: Area): boolean =>
  one.x + TOLERANCE < other.x + other.width &&
  other.x + TOLERANCE < one.x + one.width &&
  one.y + TOLERANCE < other.y + other.height &&
  other.y + TOLERANCE < one.y + one.height;

const stretch = (from: Point, to: Point): Area => ({
  x: Math.min(from.x, to.x) - TOLERANCE,
  y: Math.min(from.y, to.y) - TOLERANCE,
  width: Math.abs(from.x - to.x) + 2 * TOLERANCE,
  height: Math.abs(from.y - to.y) + 2 * TOLERANCE,
});

function* pairs<One>(all: readonly One[]): Generator<readonly [One, One]> {
  for (const [index, one] of all.entries()) for (const other of all.slice(index + 1)) yield [one, other];
}

const shapesOf = <Kind extends Thing['shapes'][number]['shape']>({ things }: Drawing, kind: Kind) =>
  things.flatMap((thing) =>
    thing.shapes.flatMap((shape) =>
      shape.shape === kind ? [{ thing, shape: shape as Extract<Thing['shapes'][number], { shape: Kind }> }] : [],
    ),
  );

function* textFaults(texts: readonly Placed<Text>[], { width, height }: Drawing): Generator<Fault> {
  for (const { shape } of texts) {
    if (shape.text !== shape.full) yield { kind: 'cut text', what: shape.full };
    const { x, y, width: wide, height: high } = area(shape);
    if (x < 0 || y < 0 || x + wide > width || y + high > height) yield { kind: 'outside', what: shape.text };
  }
  for (const [one, other] of pairs(texts)) {
    if (overlap(area(one.shape), area(other.shape))) {
      yield { kind: 'text on text', what: `${one.shape.text} / ${other.shape.text}` };
    }
  }
}

/** A label in a box of its own stands on its line: the box hides it. */
const standsOn = (text: Thing, line: Thing): boolean =>
  text.role === 'label' &&
  text.id.startsWith(line.id.replace(/:.*$/, '')) &&
  text.shapes.some(({ shape }) => shape === 'box');

function lineFaults(
  lines: readonly Placed<Line>[],
  texts: readonly Placed<Text>[],
  cards: readonly Placed<Box>[],
): readonly Fault[] {
  const ways = lines.flatMap(({ thing, shape }) =>
    segmentsOf(shape).map(({ from, to }) => ({ thing, way: stretch(from, to) })),
  );
  return ways.flatMap(({ thing, way }): readonly Fault[] => [
    ...texts
      .filter((text) => text.thing !== thing && !standsOn(text.thing, thing) && overlap(way, area(text.shape)))
      .map(({ shape }): Fault => ({ kind: 'line through text', what: `${thing.id} / ${shape.text}` })),
    ...cards
      .filter((card) => overlap(way, inner(card.shape)))
      .map((card): Fault => ({ kind: 'line through card', what: `${thing.id} / ${card.thing.id}` })),
  ]);
}

const inner = ({ x, y, width, height }: Box): Area => ({ x: x + 3, y: y + 3, width: width - 6, height: height - 6 });

/** Everything in a drawing that makes it hard to read: none, in a good one. */
export function faults(drawing: Drawing): readonly Fault[] {
  const texts = shapesOf(drawing, 'text');
  const links = shapesOf(drawing, 'line').filter(({ thing }) => thing.role === 'link');
  const cards = drawing.things.flatMap((thing): readonly Placed<Box>[] => {
    const box = thing.role === 'card' ? thing.shapes.find(({ shape }) => shape === 'box') : undefined;
    return box?.shape === 'box' ? [{ thing, shape: box }] : [];
  });
  const labels = shapesOf(drawing, 'box').filter(({ thing }) => thing.role === 'label');
  const covering = labels.flatMap((label) =>
    cards.filter((card) => overlap(label.shape, card.shape)).map((card) => ({ label, card })),
  );
  const over = [...pairs(cards)].filter(([one, other]) => overlap(one.shape, other.shape));
  const found: readonly Fault[] = [
    ...textFaults(texts, drawing),
    ...lineFaults(links, texts, cards),
    ...covering.map(({ label, card }) => ({
      kind: 'label on card' as const,
      what: `${label.thing.id} / ${card.thing.id}`,
    })),
    ...over.map(([one, other]) => ({ kind: 'cards overlap' as const, what: `${one.thing.id} / ${other.thing.id}` })),
  ];
  return [...new Map(found.map((fault) => [`${fault.kind} ${fault.what}`, fault])).values()];
}
