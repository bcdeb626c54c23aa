import fc from 'fast-check';
import { nodeTimes } from '../../../rehearsal/cluster/node-times';
import { reactionSeconds, tolerationSeconds } from '../../../rehearsal/outage/reaction';

const manifest = (tolerations: readonly object[]) => ({
  manifest: {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'x' },
    spec: { template: { spec: { tolerations } } },
  },
});

test('pods stay as long as they tolerate an unreachable node', () => {
  const own = { key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', tolerationSeconds: 3 };
  const other = { key: 'dedicated', effect: 'NoSchedule' };
  expect(tolerationSeconds(manifest([other, own]), nodeTimes(10))).toBe(3);
});

test('pods that say nothing stay as long as admission lets them', () => {
  expect(tolerationSeconds(manifest([]), nodeTimes(10))).toBe(30);
});

test('two lost nodes and 30 s of toleration are over after 105 s in production', () => {
  expect(reactionSeconds(nodeTimes(1), [30, 10], 2)).toBe(105);
});

test('a scaled cluster reacts sooner by the factor', () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 5, 10), fc.nat(300), fc.nat(100), (factor, toleration, nodes) => {
      const slow = reactionSeconds(nodeTimes(1), [toleration], nodes);
      expect(reactionSeconds(nodeTimes(factor), [toleration / factor], nodes) * factor).toBeCloseTo(slow, 6);
    }),
  );
});
