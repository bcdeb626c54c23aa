import fc from 'fast-check';
import { evicts } from '../../lib/resilience/evictions';

describe('eviction from silent nodes', () => {
  it('goes on when a whole zone is silent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (nodes) => evicts('black', nodes) && evicts('powered-off', nodes)),
    );
  });

  it('stops when three nodes or more of a zone are silent and one is not, until the zone is large', () => {
    expect([2, 3, 4, 5, 50, 51].map((nodes) => evicts('brown', nodes))).toEqual([
      true,
      true,
      false,
      false,
      false,
      true,
    ]);
  });
});
