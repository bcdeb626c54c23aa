import { type Drawing, faults, type Thing } from '../../../lib/diagrams';

const text = (x: number, words: string, full = words) =>
  ({
    shape: 'text',
    x,
    y: 20,
    text: words,
    full,
    size: 12,
    weight: 400,
    anchor: 'start',
    ink: 'ink',
    width: 40,
  }) as const;

const box = (x: number) =>
  ({ shape: 'box', x, y: 5, width: 60, height: 30, radius: 4, fill: 'card', stroke: 'cardEdge' }) as const;

const thing = (id: string, role: Thing['role'], ...shapes: Thing['shapes']): Thing => ({
  id,
  role,
  sources: ['a'],
  shapes,
});

const drawing = (...things: Thing[]): Drawing => ({ width: 300, height: 60, title: 't', description: 'd', things });

const level = (y: number) =>
  ({
    shape: 'line',
    points: [
      { x: 0, y },
      { x: 200, y },
    ],
    ink: 'web',
    arrow: false,
  }) as const;

it('finds nothing where everything has room', () => {
  expect(faults(drawing(thing('a', 'card', box(10), text(20, 'one')), thing('l', 'link', level(50))))).toEqual([]);
});

it.each([
  ['cut text', [thing('a', 'card', text(20, 'o…', 'one'))]],
  ['outside', [thing('a', 'card', text(280, 'one'))]],
  ['text on text', [thing('a', 'card', text(20, 'one')), thing('b', 'card', text(50, 'two'))]],
  ['line through text', [thing('a', 'frame', text(20, 'one')), thing('l', 'link', level(16))]],
  ['line through card', [thing('a', 'card', box(10)), thing('l', 'link', level(30))]],
  ['cards overlap', [thing('a', 'card', box(10)), thing('b', 'card', box(40))]],
])('finds: %s', (kind, things) => {
  expect(faults(drawing(...things)).map((fault) => fault.kind)).toEqual([kind]);
});

it('lets a label stand on its own line', () => {
  const label = thing('l:label', 'label', box(10), text(20, 'one'));
  expect(faults(drawing(label, thing('l', 'link', level(16))))).toEqual([]);
});
