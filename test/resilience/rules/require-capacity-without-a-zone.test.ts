import { requireCapacityWithoutAZone } from '../../../lib/resilience/rules/require-capacity-without-a-zone';
import { nodeGroup, ZONES } from '../sample-network';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { charted, daemon, deployment, withPod } from '../sample-workloads';
import { told } from '../told';

const asking = (millicores: number) => withPod(deployment('a'), { requests: { millicores, bytes: 2 ** 20 } });

describe(requireCapacityWithoutAZone.name, () => {
  it('holds when the other zones have room on nodes that are always there', () => {
    expect(told(requireCapacityWithoutAZone, sampleTopology())).toEqual([
      'holds acme [eu-central-1a]: 8 pods fit 2 nodes',
      'holds acme [eu-central-1b]: 8 pods fit 2 nodes',
      'holds acme [eu-central-1c]: 8 pods fit 2 nodes',
    ]);
  });
  it('is a warning when new nodes are needed', () => {
    expect(told(requireCapacityWithoutAZone, sampleOf([asking(3000)]))).toEqual([
      'broken (warning) acme [eu-central-1a]: 3 pods do not fit the 2 nodes that are always there, but up to 6',
      'broken (warning) acme [eu-central-1b]: 3 pods do not fit the 2 nodes that are always there, but up to 6',
      'broken (warning) acme [eu-central-1c]: 3 pods do not fit the 2 nodes that are always there, but up to 6',
    ]);
  });
  it('is broken when not even new nodes have room', () => {
    expect(
      told(
        requireCapacityWithoutAZone,
        sampleOf([asking(3000)], {
          nodeGroups: ZONES.map((zone) => nodeGroup(zone, [zone], { perZone: { min: 1, max: 1 } })),
        }),
      ),
    ).toEqual([
      'broken acme [eu-central-1a]: no room even on 2 nodes for 1 of Deployment services/a',
      'broken acme [eu-central-1b]: no room even on 2 nodes for 1 of Deployment services/a',
      'broken acme [eu-central-1c]: no room even on 2 nodes for 1 of Deployment services/a',
    ]);
  });
  it('counts the daemons of each node', () => {
    expect(
      told(
        requireCapacityWithoutAZone,
        sampleOf([asking(1700), withPod(daemon('d'), { requests: { millicores: 200, bytes: 0 } })], {
          nodeGroups: ZONES.map((zone) => nodeGroup(zone, [zone], { perZone: { min: 1, max: 1 } })),
        }),
      ),
    ).toEqual([
      'broken acme [eu-central-1a]: no room even on 2 nodes for 1 of Deployment services/a',
      'broken acme [eu-central-1b]: no room even on 2 nodes for 1 of Deployment services/a',
      'broken acme [eu-central-1c]: no room even on 2 nodes for 1 of Deployment services/a',
    ]);
  });
  it('is unknown when requests are', () => {
    expect(
      told(
        requireCapacityWithoutAZone,
        sampleOf([charted(deployment('a')), withPod(deployment('b'), { requests: { unknown: 'no request' } })]),
      ),
    ).toEqual([
      'unknown acme [eu-central-1a]: Deployment services/a: the values do not say, and 1 more',
      'unknown acme [eu-central-1b]: Deployment services/a: the values do not say, and 1 more',
      'unknown acme [eu-central-1c]: Deployment services/a: the values do not say, and 1 more',
    ]);
  });
  it('is unknown without nodes', () => {
    expect(told(requireCapacityWithoutAZone, manifestsAlone())).toEqual([
      'unknown acme: the files name no nodes of the cluster, or not their zones',
    ]);
  });
  it('does not judge what has no cluster', () => {
    expect(told(requireCapacityWithoutAZone, sampleTopology({ clusters: [] }))).toEqual([]);
  });
});
