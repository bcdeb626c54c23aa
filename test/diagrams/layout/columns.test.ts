import fc from 'fast-check';
import { columns, end } from '../../../lib/diagrams/layout/columns';

it('puts zones, channels and ways side by side inside of the network, for any number of zones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.boolean(), (count, hasAccess) => {
      const { zones, channels, network, access } = columns(count, hasAccess);
      const all = [...zones, ...channels, ...(access ? [access] : [])].sort((one, other) => one.x - other.x);
      expect(zones).toHaveLength(count);
      expect(new Set(zones.map(({ width }) => Math.round(width))).size).toBe(1);
      for (const [index, span] of all.entries()) {
        expect(span.x).toBeGreaterThanOrEqual(network.x);
        expect(end(span)).toBeLessThanOrEqual((all[index + 1]?.x ?? end(network)) + 0.001);
      }
    }),
  );
});
