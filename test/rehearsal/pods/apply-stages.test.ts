import { hasCome } from '../../../rehearsal/pods/apply-stages';

type Watched = Parameters<typeof hasCome>[0];

const object = (status: Watched['status'], replicas?: number, generation = 2): Watched => ({
  apiVersion: 'v1',
  kind: 'x',
  metadata: { name: 'x', generation },
  spec: { replicas },
  status,
});

const condition = (type: string, status: string) => object({ conditions: [{ type, status }] });

test.each([
  ['Established', 'True', true],
  ['Established', 'False', false],
  ['NamesAccepted', 'True', false],
])('a definition of which %s is %s: established is %s', (type, status, come) => {
  expect(hasCome(condition(type, status), 'established')).toBe(come);
});

test.each([
  [undefined, false],
  [0, false],
  [1, true],
])('a Deployment of which %s pods are available: served is %s', (availableReplicas, come) => {
  expect(hasCome(object({ availableReplicas }, 3), 'served')).toBe(come);
});

const ROLLED_OUT = { observedGeneration: 2, updatedReplicas: 3, availableReplicas: 3 };

test.each([
  ['all pods are new and available', ROLLED_OUT, true],
  ['its controller has not seen it yet', { ...ROLLED_OUT, observedGeneration: 1 }, false],
  ['one pod is of the version before', { ...ROLLED_OUT, updatedReplicas: 2 }, false],
  ['one pod is not available', { ...ROLLED_OUT, availableReplicas: 2 }, false],
  ['nothing is known of it', undefined, false],
])('a Deployment of which %s: rolled out is so', (_, status, come) => {
  expect(hasCome(object(status, 3), 'rolled out')).toBe(come);
});

test('a Deployment that says nothing of replicas has one', () => {
  const one = { observedGeneration: 2, updatedReplicas: 1, availableReplicas: 1 };
  expect(hasCome(object(one), 'rolled out')).toBe(true);
  expect(hasCome(object({ ...one, availableReplicas: 0 }), 'rolled out')).toBe(false);
});
