import { validMinDomains } from '../../../lib/resilience/rules/valid-min-domains';
import { zoneSpread } from '../sample-pod';
import { manifestsAlone, sampleOf } from '../sample-topology';
import { deployment, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

describe(validMinDomains.name, () => {
  it('holds of two of three zones, and of none asked for', () => {
    expect(
      told(
        validMinDomains,
        sampleOf([deployment('a'), withPod(deployment('b'), { spread: [zoneSpread('b', { minDomains: undefined })] })]),
      ),
    ).toEqual([
      'holds Deployment services/a [constraint 0]: minDomains 2',
      'holds Deployment services/b [constraint 0]: minDomains 1',
    ]);
  });
  it('is broken when every zone is asked for', () => {
    expect(
      told(validMinDomains, sampleOf([withPod(deployment('a'), { spread: [zoneSpread('a', { minDomains: 3 })] })])),
    ).toEqual(['broken Deployment services/a [constraint 0]: minDomains 3']);
  });
  it('is unknown where no zone is known, unless nothing is asked for', () => {
    expect(
      told(
        validMinDomains,
        manifestsAlone({
          workloads: [deployment('a'), withPod(deployment('b'), { spread: [zoneSpread('b', { minDomains: 1 })] })],
        }),
      ),
    ).toEqual([
      'unknown Deployment services/a [constraint 0]: minDomains 2',
      'holds Deployment services/b [constraint 0]: minDomains 1',
    ]);
  });
  it('does not judge databases', () => {
    expect(told(validMinDomains, sampleOf([statefulSet('b')]))).toEqual([]);
  });
});
