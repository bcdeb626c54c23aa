import { requireHardSpread } from '../../../lib/resilience/rules/require-hard-spread';
import { named, ZONE_KEY, zoneSpread } from '../sample-pod';
import { sampleOf } from '../sample-topology';
import { charted, deployment, replicas, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireHardSpread.name, () => {
  it('holds of a hard spread and of a required anti-affinity', () => {
    expect(
      told(
        requireHardSpread,
        sampleOf([
          deployment('a'),
          withPod(statefulSet('b'), {
            spread: [],
            antiAffinity: [{ topologyKey: ZONE_KEY, hard: true, selector: named('b'), matchLabelKeys: [] }],
          }),
        ]),
      ),
    ).toEqual(['holds Deployment services/a: a hard rule', 'holds StatefulSet data/b: a hard rule']);
  });
  it('is broken by a preference', () => {
    expect(
      told(requireHardSpread, sampleOf([withPod(deployment('a'), { spread: [zoneSpread('a', { hard: false })] })])),
    ).toEqual(['broken Deployment services/a: a preference only']);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(requireHardSpread, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge what has no spread at all, or a single replica', () => {
    expect(
      told(requireHardSpread, sampleOf([withPod(deployment('a'), { spread: [] }), replicas(deployment('b'), 1)])),
    ).toEqual([]);
  });
});
