import { requireRecoverableSpread } from '../../../lib/resilience/rules/require-recoverable-spread';
import { hostSpread, zoneSpread } from '../sample-pod';
import { sampleOf, sampleTopology } from '../sample-topology';
import { charted, deployment, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireRecoverableSpread.name, () => {
  it('holds when the taints of nodes are honoured', () => {
    expect(told(requireRecoverableSpread, sampleTopology())).toEqual([
      'holds Deployment services/service-a [constraint 0]: maxSkew 1 with nodeTaintsPolicy: Honor',
      'holds Deployment operators/operator [constraint 0]: maxSkew 1 with nodeTaintsPolicy: Honor',
    ]);
  });
  it('is broken when a lost zone goes on counting', () => {
    expect(
      told(
        requireRecoverableSpread,
        sampleOf([withPod(deployment('a'), { spread: [zoneSpread('a', { honorTaints: false })] })]),
      ),
    ).toEqual(['broken Deployment services/a [constraint 0]: maxSkew 1 with nodeTaintsPolicy: Ignore']);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(requireRecoverableSpread, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge databases, soft spreads and spreads over nodes', () => {
    expect(
      told(
        requireRecoverableSpread,
        sampleOf([
          statefulSet('b'),
          withPod(deployment('a'), { spread: [zoneSpread('a', { hard: false, honorTaints: false }), hostSpread('a')] }),
        ]),
      ),
    ).toEqual([]);
  });
});
