import { CONTAINER_CLUSTER } from '../../../lib/resilience/google-kinds';
import { requireRegionalCluster as rule } from '../../../lib/resilience/rules/require-regional-cluster';
import { aws, google, only, UNTOLD } from '../declared';
import { told } from '../told';

const judged = (spec = {}) => told(rule, only({ resources: [google(CONTAINER_CLUSTER, 'acme', spec)] }));

test('holds for a region', () => {
  expect(judged({ location: 'europe-west3' })).toEqual(['holds ContainerCluster acme/acme: location europe-west3']);
});

test('fails when the location is a zone, or is not set', () => {
  expect(judged({ location: 'europe-west3-a' })).toEqual([
    'broken ContainerCluster acme/acme: location europe-west3-a',
  ]);
  expect(judged()).toEqual(['broken ContainerCluster acme/acme: location not set']);
});

test('is unknown when a parameter decides', () => {
  expect(judged({ location: UNTOLD })).toEqual([
    'unknown ContainerCluster acme/acme: location unknown: a parameter of the stack',
  ]);
});

test('looks at clusters of GKE only', () => {
  expect(told(rule, only({ resources: [aws('AWS::EKS::Cluster', 'Cluster')] }))).toEqual([]);
});
