import { requireZoneSpread } from '../../../lib/resilience/rules/require-zone-spread';
import { hostSpread, named, ZONE_KEY, zoneSpread } from '../sample-pod';
import { sampleOf } from '../sample-topology';
import { charted, controller, daemon, deployment, job, replicas, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireZoneSpread.name, () => {
  it('holds of a spread and of an anti-affinity on the zone', () => {
    expect(
      told(
        requireZoneSpread,
        sampleOf([
          deployment('a'),
          withPod(deployment('b'), {
            spread: [],
            antiAffinity: [
              { topologyKey: ZONE_KEY, hard: false, weight: 100, selector: named('b'), matchLabelKeys: [] },
            ],
          }),
        ]),
      ),
    ).toEqual(['holds Deployment services/a: 1 on the zone', 'holds Deployment services/b: 1 on the zone']);
  });
  it('is broken without anything on the zone, and by a selector that misses the pods', () => {
    expect(
      told(
        requireZoneSpread,
        sampleOf([
          withPod(deployment('a'), { spread: [hostSpread('a')] }),
          withPod(deployment('b'), { spread: [zoneSpread('a')] }),
        ]),
      ),
    ).toEqual([
      'broken Deployment services/a: nothing on the zone',
      'broken Deployment services/b: a selector that does not match the labels of the pod',
    ]);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(requireZoneSpread, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge a single replica, controllers, daemons and jobs', () => {
    expect(
      told(requireZoneSpread, sampleOf([replicas(deployment('a'), 1), controller('c'), daemon('d'), job('j')])),
    ).toEqual([]);
  });
});
