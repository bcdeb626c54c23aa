import { requireNodesInEachZone } from '../../../lib/resilience/rules/require-nodes-in-each-zone';
import { nodeGroup, ZONES } from '../sample-network';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { controller, daemon, deployment, job, replicas, withPod } from '../sample-workloads';
import { told } from '../told';

const [a, b, c] = ZONES;

describe(requireNodesInEachZone.name, () => {
  it('holds when three zones have a node at all times', () => {
    expect(told(requireNodesInEachZone, sampleTopology())).toEqual([
      'holds Deployment services/service-a: 3 of 3 zones: eu-central-1a, eu-central-1b, eu-central-1c',
      'holds Deployment operators/operator: 3 of 3 zones: eu-central-1a, eu-central-1b, eu-central-1c',
      'holds StatefulSet data/orders: 3 of 3 zones: eu-central-1a, eu-central-1b, eu-central-1c',
    ]);
  });
  it('is broken by a zone without nodes, by an empty group and by a group over several zones', () => {
    expect(
      told(
        requireNodesInEachZone,
        sampleOf([deployment('a')], {
          nodeGroups: [
            nodeGroup('a', [a]),
            nodeGroup('b', [b], { perZone: { min: 0, max: 3 } }),
            nodeGroup('bc', [b, c], { perZone: { min: 0, max: 3 } }),
          ],
        }),
      ),
    ).toEqual(['broken Deployment services/a: 1 of 3 zones: eu-central-1a']);
  });
  it('is broken by nodes that the pods do not tolerate or select', () => {
    expect(
      told(
        requireNodesInEachZone,
        sampleOf([deployment('a'), withPod(deployment('b'), { nodeSelector: { disk: 'fast' } })], {
          nodeGroups: [
            nodeGroup('a', [a], { labels: { disk: 'fast' } }),
            nodeGroup('b', [b], { labels: { disk: 'fast' }, taints: [{ key: 'own', effect: 'NoSchedule' }] }),
            nodeGroup('c', [c]),
          ],
        }),
      ),
    ).toEqual([
      'broken Deployment services/a: 2 of 2 zones: eu-central-1a, eu-central-1c',
      'broken Deployment services/b: 1 of 1 zones: eu-central-1a',
    ]);
  });
  it('asks for two zones of a controller', () => {
    expect(
      told(
        requireNodesInEachZone,
        sampleOf([controller('c')], { nodeGroups: [nodeGroup('a', [a]), nodeGroup('b', [b])] }),
      ),
    ).toEqual(['holds Deployment operators/c: 2 of 2 zones: eu-central-1a, eu-central-1b']);
  });
  it('is unknown without nodes, and when a size is', () => {
    expect(told(requireNodesInEachZone, manifestsAlone({ workloads: [deployment('a')] }))).toEqual([
      'unknown Deployment services/a: zones unknown: the files name no nodes of the cluster',
    ]);
  });
  it('is unknown when a size is', () => {
    expect(
      told(
        requireNodesInEachZone,
        sampleOf([deployment('a')], {
          nodeGroups: [nodeGroup('a', [a], { perZone: { min: { unknown: 'a parameter' }, max: 3 } })],
        }),
      ),
    ).toEqual(['unknown Deployment services/a: zones unknown: fewest nodes of a: a parameter']);
  });
  it('does not judge daemons, jobs and single replicas', () => {
    expect(told(requireNodesInEachZone, sampleOf([daemon('d'), job('j'), replicas(deployment('a'), 1)]))).toEqual([]);
  });
});
