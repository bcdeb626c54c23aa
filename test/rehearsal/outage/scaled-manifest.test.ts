import fc from 'fast-check';
import { scaledManifest } from '../../../rehearsal/outage/scaled-manifest';

const deployment = (minReadySeconds: number, tolerationSeconds: number) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'service-a', namespace: 'services' },
  spec: {
    minReadySeconds,
    template: {
      spec: {
        terminationGracePeriodSeconds: 45,
        tolerations: [{ key: 'node.kubernetes.io/unreachable', effect: 'NoExecute', tolerationSeconds }],
      },
    },
  },
});

test('tolerations and the seconds until a pod is available are divided, and each is listed', () => {
  expect(scaledManifest(deployment(10, 30), 10)).toEqual({
    object: deployment(1, 3),
    changes: [
      { field: 'Deployment services/service-a spec.minReadySeconds', seconds: 10, scaledTo: 1 },
      {
        field: 'Deployment services/service-a spec.template.spec.tolerations[0].tolerationSeconds',
        seconds: 30,
        scaledTo: 3,
      },
    ],
  });
});

test('at production’s own pace nothing changes', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), (ready, toleration) => {
      const manifest = deployment(ready, toleration);
      expect(scaledManifest(manifest, 1)).toEqual({ object: manifest, changes: [] });
    }),
  );
});

test('seconds stay whole, never shorter than their share, and nothing else changes', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.constantFrom(1, 2, 5, 10), (seconds, factor) => {
      const { object } = scaledManifest(deployment(0, seconds), factor);
      const scaled = object.spec.template.spec.tolerations[0]?.tolerationSeconds ?? -1;
      expect(Number.isInteger(scaled)).toBe(true);
      expect(scaled * factor - seconds).toBeGreaterThanOrEqual(0);
      expect(scaled * factor - seconds).toBeLessThan(factor);
      expect(object).toEqual(deployment(0, scaled));
    }),
  );
});
