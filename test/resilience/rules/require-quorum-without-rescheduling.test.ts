import { requireQuorumWithoutRescheduling } from '../../../lib/resilience/rules/require-quorum-without-rescheduling';
import { nodeGroup, ZONES } from '../sample-network';
import { zoneSpread } from '../sample-pod';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { deployment, replicas, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireQuorumWithoutRescheduling.name, () => {
  it('holds of a member in each of three zones', () => {
    expect(told(requireQuorumWithoutRescheduling, sampleTopology())).toEqual([
      'holds StatefulSet data/orders [eu-central-1a]: 2 of 3 replicas go on, 2 needed (a majority of 3 members): hard spread of skew 1 over 3 zones',
      'holds StatefulSet data/orders [eu-central-1b]: 2 of 3 replicas go on, 2 needed (a majority of 3 members): hard spread of skew 1 over 3 zones',
      'holds StatefulSet data/orders [eu-central-1c]: 2 of 3 replicas go on, 2 needed (a majority of 3 members): hard spread of skew 1 over 3 zones',
    ]);
  });
  it('is broken when two zones hold three members', () => {
    expect(
      told(
        requireQuorumWithoutRescheduling,
        sampleOf([statefulSet('b')], { nodeGroups: ZONES.slice(0, 2).map((zone) => nodeGroup(zone, [zone])) }),
      ),
    ).toEqual([
      'broken StatefulSet data/b [eu-central-1a]: 1 of 3 replicas go on, 2 needed (a majority of 3 members): hard spread of skew 1 over 2 zones',
      'broken StatefulSet data/b [eu-central-1b]: 1 of 3 replicas go on, 2 needed (a majority of 3 members): hard spread of skew 1 over 2 zones',
      'holds StatefulSet data/b [eu-central-1c]: 3 of 3 replicas go on, 2 needed (a majority of 3 members): none of them is in the zone',
    ]);
  });
  it('is broken by a spread that is a wish, and by two members', () => {
    expect(
      told(
        requireQuorumWithoutRescheduling,
        sampleOf([
          withPod(statefulSet('a'), { spread: [zoneSpread('a', { hard: false })] }),
          replicas(statefulSet('b'), 2),
        ]),
      ),
    ).toEqual([
      'broken StatefulSet data/a [eu-central-1a]: 0 of 3 replicas go on, 2 needed (a majority of 3 members): nothing keeps them in different zones',
      'broken StatefulSet data/a [eu-central-1b]: 0 of 3 replicas go on, 2 needed (a majority of 3 members): nothing keeps them in different zones',
      'broken StatefulSet data/a [eu-central-1c]: 0 of 3 replicas go on, 2 needed (a majority of 3 members): nothing keeps them in different zones',
      'broken StatefulSet data/b [eu-central-1a]: 1 of 2 replicas go on, 2 needed (a majority of 2 members): hard spread of skew 1 over 3 zones',
      'broken StatefulSet data/b [eu-central-1b]: 1 of 2 replicas go on, 2 needed (a majority of 2 members): hard spread of skew 1 over 3 zones',
      'broken StatefulSet data/b [eu-central-1c]: 1 of 2 replicas go on, 2 needed (a majority of 2 members): hard spread of skew 1 over 3 zones',
    ]);
  });
  it('is unknown without nodes, but for one member', () => {
    expect(
      told(
        requireQuorumWithoutRescheduling,
        manifestsAlone({ databases: [], workloads: [statefulSet('a'), replicas(statefulSet('b'), 1)] }),
      ),
    ).toEqual([
      'unknown StatefulSet data/a [any zone]: cannot be told: the files name no nodes of the cluster',
      'broken StatefulSet data/b [any zone]: the one replica is lost with its zone, 1 needed (a majority of 1 members)',
    ]);
  });
  it('does not judge services', () => {
    expect(told(requireQuorumWithoutRescheduling, sampleOf([deployment('a')]))).toEqual([]);
  });
});
