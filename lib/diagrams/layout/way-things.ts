import type { Card, Obstacle } from '../plan/plan';
import { cardThing } from './card';
import type { Shape, Thing } from './drawing';
import type { Measure } from './measure';
import type { PlacedWay } from './placed-ways';
import { TEXT } from './sizes';
import { line, STROKES } from './strokes';
import { words } from './words';

const BADGES = {
  blocked: { text: 'BLOCKED', ink: 'blocked' },
  unknown: { text: 'NOT KNOWN', ink: 'doubt' },
} as const satisfies Record<Obstacle['kind'], Card['badge']>;

/** Draws the cards of a way, one below the other, and what leads from one to the next. */
export function wayThings({ way, top, hops }: PlacedWay, measure: Measure): readonly Thing[] {
  const { sources } = way;
  const stroke = STROKES.analyst;
  const [first] = hops;
  const between: readonly Shape[] = hops.slice(1).map((hop, index) => {
    const before = hops[index] ?? hop;
    const x = hop.x + hop.width / 2;
    return line(
      stroke,
      [
        { x, y: before.y + before.height },
        { x, y: hop.y },
      ],
      true,
    );
  });
  const heading = words(
    way.label,
    first?.x ?? 0,
    top + 14,
    { size: TEXT.frame, weight: 600, ink: 'analyst', room: (first?.width ?? 0) + 6 },
    measure,
  );
  return [
    { id: `${way.id}:heading`, role: 'label', title: way.label, sources, shapes: [heading] },
    ...(between.length > 0
      ? [{ id: `${way.id}:hops`, role: 'link' as const, title: way.label, sources, shapes: between }]
      : []),
    ...way.hops.flatMap((hop, index) => {
      const area = hops[index];
      const atEnd = index === hops.length - 1 ? way.ends.find(({ obstacle }) => obstacle !== undefined) : undefined;
      const obstacle = (index === 0 ? way.shut : undefined) ?? atEnd?.obstacle;
      return area === undefined
        ? []
        : [cardThing(obstacle ? { ...hop, badge: BADGES[obstacle.kind] } : hop, area, measure)];
    }),
  ];
}
