import type { Plan, Way } from '../plan/plan';
import { cardHeight } from './card';
import type { Span } from './columns';
import type { Area } from './drawing';
import { ACCESS } from './sizes';

/** A way, and where its cards stand. */
export interface PlacedWay {
  readonly way: Way;
  readonly top: number;
  readonly hops: readonly Area[];
}

const cardsSpan = ({ x, width }: Span): Span => ({
  x: x + ACCESS.exits,
  width: width - ACCESS.exits - ACCESS.entry,
});

/** Height of all ways, one below the other. */
export function accessHeight({ ways }: Plan): number {
  const heights = ways.map(({ hops }) =>
    hops.reduce((sum, hop) => sum + cardHeight(hop) + ACCESS.hopGap, ACCESS.heading as number),
  );
  return heights.reduce((sum, height) => sum + height + ACCESS.wayGap - ACCESS.hopGap, 0);
}

/** Puts the ways one below the other. @param spare - pixels that they may take apart */
export function placedWays({ ways }: Plan, access: Span, top: number, spare: number): readonly PlacedWay[] {
  // a way apart from the next, but not so far that they stop to be one list
  const gap = ACCESS.wayGap + Math.min(46, Math.max(0, spare) / Math.max(1, ways.length));
  const span = cardsSpan(access);
  let y = top;
  return ways.map((way) => {
    const begin = y;
    y += ACCESS.heading;
    const hops = way.hops.map((hop) => {
      const area = { ...span, y, height: cardHeight(hop) };
      y += area.height + ACCESS.hopGap;
      return area;
    });
    y += gap - ACCESS.hopGap;
    return { way, top: begin, hops };
  });
}
