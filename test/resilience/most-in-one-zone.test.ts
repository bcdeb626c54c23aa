import fc from 'fast-check';
import { mostInOneZone, type ZoneBound } from '../../lib/resilience/most-in-one-zone';

/** The most that any order of putting pods into zones one by one leads to, by trying all. */
function bruteForce(replicas: number, zones: number, { maxSkew, minDomains }: ZoneBound, emptyZone: boolean): number {
  let states = new Map([['', Array.from({ length: zones }, () => 0)]]);
  let most = 0;
  for (let pod = 0; pod < replicas; pod += 1) {
    const next = new Map<string, number[]>();
    for (const counts of states.values()) {
      const emptiest = emptyZone || zones < minDomains ? 0 : Math.min(...counts);
      for (const [zone, count] of counts.entries()) {
        if (count + 1 - emptiest > maxSkew) continue;
        const placed = counts.with(zone, count + 1);
        next.set([...placed].sort().join(), placed);
        most = Math.max(most, count + 1);
      }
    }
    states = next;
  }
  return most;
}

const replicas = fc.integer({ min: 0, max: 9 });
const zones = fc.integer({ min: 1, max: 4 });
const bound = fc.record({ maxSkew: fc.integer({ min: 1, max: 4 }), minDomains: fc.integer({ min: 1, max: 4 }) });

describe('the most that one zone may hold', () => {
  it('is exactly what the worst order of placing leads to', () => {
    fc.assert(
      fc.property(replicas, zones, bound, fc.boolean(), (count, domains, limit, empty) => {
        expect(mostInOneZone(count, domains, limit, empty)).toBe(bruteForce(count, domains, limit, empty));
      }),
    );
  });

  it('is an even share for a skew of one', () => {
    expect([1, 2, 3, 4, 5, 6].map((count) => mostInOneZone(count, 3, { maxSkew: 1, minDomains: 1 }))).toEqual([
      1, 1, 1, 2, 2, 2,
    ]);
  });
});
