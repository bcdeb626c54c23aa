import type { AccessRule } from '../../../../lib/topology';
import { portsOf } from '../../../../rehearsal/pods/matrix/ports';
import { place } from '../../../resilience/sample-place';
import { container } from '../../../resilience/sample-pod';
import { sampleOf } from '../../../resilience/sample-topology';
import { deployment, withPod } from '../../../resilience/sample-workloads';

const rule = (kind: AccessRule['kind'], port: number | string): AccessRule => ({
  id: 'rule',
  kind,
  direction: 'ingress',
  effect: 'allow',
  priority: 0,
  subject: { kind: 'unknown', why: 'it does not matter' },
  peers: [],
  ports: [{ protocol: 'TCP', from: port, to: port }],
  place: place('rule'),
});

const served = withPod(deployment('a'), {
  containers: [
    container({ ports: [{ name: 'http', port: 9898 }] }),
    container({ ports: [{ name: 'http', port: 80 }] }),
  ],
});

test('tries every port that a network policy or a container names once, and one that nobody does', () => {
  const accessRules = [rule('networkPolicy', 5432), rule('networkPolicy', 80)];
  expect(portsOf(sampleOf([served], { accessRules }))).toEqual([80, 4444, 5432, 9898]);
});

test('ports of other rules, ports without a number and pods that nobody knows add none', () => {
  const unknownPod = { ...deployment('b'), pod: { unknown: 'a chart makes it' } };
  const accessRules = [rule('securityGroup', 22), rule('networkPolicy', 'http')];
  expect(portsOf(sampleOf([unknownPod], { accessRules }))).toEqual([4444]);
});
