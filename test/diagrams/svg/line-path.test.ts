import { arrowHead, roundedPath, withoutHead } from '../../../lib/diagrams/svg/line-path';

const points = [
  { x: 0, y: 0 },
  { x: 100, y: 0 },
  { x: 100, y: 50 },
];

it('bends round, and ends where it is told', () => {
  expect(roundedPath(points)).toBe('M0 0L93 0Q100 0 100 7L100 50');
});

it('ends inside of its head, which points along the last stretch', () => {
  expect(withoutHead(points).at(-1)).toEqual({ x: 100, y: 42 });
  expect(arrowHead(points)).toBe('M100 50L95.5 41L104.5 41z');
});

it('draws nothing of fewer than two points', () => {
  expect([roundedPath([]), arrowHead([{ x: 1, y: 1 }]), roundedPath([{ x: 1, y: 1 }])]).toEqual(['', '', 'M1 1']);
});
