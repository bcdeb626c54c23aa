import { CONTAINER_NODE_POOL } from '../../../lib/resilience/google-kinds';
import { requirePoolNodeInEachZone as rule } from '../../../lib/resilience/rules/require-pool-node-in-each-zone';
import { google, only, UNTOLD } from '../declared';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const judged = (...specs: Parameters<typeof google>[2][]) =>
  told(rule, only({ resources: specs.map((spec, index) => google(CONTAINER_NODE_POOL, `pool-${index}`, spec)) }));

test('holds for a node in each zone, autoscaled or not', () => {
  expect(
    judged(
      { autoscaling: { minNodeCount: 1, maxNodeCount: 3 } },
      { autoscaling: { totalMinNodeCount: 3, locationPolicy: 'BALANCED' } },
      { initialNodeCount: 2 },
    ),
  ).toEqual([
    'holds ContainerNodePool acme/pool-0: spec.autoscaling.minNodeCount 1',
    'holds ContainerNodePool acme/pool-1: totalMinNodeCount 3, locationPolicy BALANCED',
    'holds ContainerNodePool acme/pool-2: spec.nodeCount 2',
  ]);
});

test('fails when a zone may be empty', () => {
  expect(
    judged(
      { autoscaling: { maxNodeCount: 3 } },
      { autoscaling: { totalMinNodeCount: 3, locationPolicy: 'ANY' } },
      { autoscaling: { totalMinNodeCount: 2, locationPolicy: 'BALANCED' } },
    ),
  ).toEqual([
    'broken ContainerNodePool acme/pool-0: spec.autoscaling.minNodeCount 0',
    'broken ContainerNodePool acme/pool-1: totalMinNodeCount 3, locationPolicy ANY',
    'broken ContainerNodePool acme/pool-2: totalMinNodeCount 2, locationPolicy BALANCED',
  ]);
});

test('warns of a pool that grows from nothing beside one that is always there', () => {
  expect(judged({ autoscaling: { minNodeCount: 1 } }, { autoscaling: { minNodeCount: 0 } })).toEqual([
    'holds ContainerNodePool acme/pool-0: spec.autoscaling.minNodeCount 1',
    'broken (warning) ContainerNodePool acme/pool-1: spec.autoscaling.minNodeCount 0',
  ]);
});

test('is unknown when the count is', () => {
  expect(judged({ autoscaling: { minNodeCount: UNTOLD } })).toEqual([
    'unknown ContainerNodePool acme/pool-0: spec.autoscaling.minNodeCount unknown: a parameter of the stack',
  ]);
});

test('looks at no nodes of another cloud', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
