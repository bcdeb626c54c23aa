import fc from 'fast-check';
import { need, workloadsOf } from '../../../rehearsal/outage/workload';

const matchLabels = { app: 'x' };
const object = (kind: string, spec: object) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'x', namespace: 'n' },
  spec: { selector: { matchLabels }, ...spec },
});

test('Deployments and StatefulSets are watched, those with disks as a quorum', () => {
  const objects = [
    object('Deployment', {}),
    object('StatefulSet', { volumeClaimTemplates: [{}] }),
    object('StatefulSet', {}),
    object('Job', {}),
  ];
  expect(workloadsOf(objects).map(({ id, role, path }) => [id, role, path])).toEqual([
    ['Deployment n/x', 'stateless', '/apis/apps/v1/namespaces/n/deployments/x'],
    ['StatefulSet n/x', 'quorum', '/apis/apps/v1/namespaces/n/statefulsets/x'],
    ['StatefulSet n/x', 'stateless', '/apis/apps/v1/namespaces/n/statefulsets/x'],
  ]);
});

test('a quorum needs more than half of its members, and two majorities always share one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99 }), (members) => {
      const needed = need({ role: 'quorum' }, members);
      expect(needed * 2).toBeGreaterThan(members);
      expect((needed - 1) * 2).toBeLessThanOrEqual(members);
    }),
  );
});

test('a stateless workload needs what two of three zones hold', () => {
  expect([1, 3, 6, 7, 9].map((replicas) => need({ role: 'stateless' }, replicas))).toEqual([1, 2, 4, 5, 6]);
});

test('one of a controller is enough, and what is told of a workload comes before what it looks like', () => {
  expect(need({ role: 'controller' }, 2)).toBe(1);
  const roles = new Map([['Deployment n/x', 'controller' as const]]);
  expect(workloadsOf([object('Deployment', {})], roles)[0]?.role).toBe('controller');
});
