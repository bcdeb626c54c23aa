import { requireRevisionSpread } from '../../../lib/resilience/rules/require-revision-spread';
import { zoneSpread } from '../sample-pod';
import { sampleOf } from '../sample-topology';
import { charted, deployment, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireRevisionSpread.name, () => {
  it('holds when each revision is spread by itself', () => {
    expect(told(requireRevisionSpread, sampleOf([deployment('a')]))).toEqual([
      'holds Deployment services/a [constraint 0]: matchLabelKeys: [pod-template-hash]',
    ]);
  });
  it('is broken when revisions are counted together', () => {
    expect(
      told(
        requireRevisionSpread,
        sampleOf([withPod(deployment('a'), { spread: [zoneSpread('a', { matchLabelKeys: [] })] })]),
      ),
    ).toEqual(['broken Deployment services/a [constraint 0]: no matchLabelKeys']);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(requireRevisionSpread, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge a StatefulSet, whose members are replaced one by one', () => {
    expect(told(requireRevisionSpread, sampleOf([statefulSet('b')]))).toEqual([]);
  });
});
