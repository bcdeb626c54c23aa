import { requireHostSpread } from '../../../lib/resilience/rules/require-host-spread';
import { place } from '../sample-place';
import { zoneSpread } from '../sample-pod';
import { sampleOf } from '../sample-topology';
import { deployment, replicas, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireHostSpread.name, () => {
  it('holds when more replicas than zones are spread over nodes', () => {
    expect(told(requireHostSpread, sampleOf([deployment('a')]))).toEqual([
      'holds Deployment services/a: up to 9 replicas, spread over nodes',
    ]);
  });
  it('is broken when they are not', () => {
    expect(
      told(
        requireHostSpread,
        sampleOf([
          withPod(deployment('a'), { spread: [zoneSpread('a')] }),
          withPod(replicas(deployment('b'), 6), { spread: [zoneSpread('b')] }),
        ]),
      ),
    ).toEqual([
      'broken Deployment services/a: up to 9 replicas, nothing on the node',
      'broken Deployment services/b: up to 6 replicas, nothing on the node',
    ]);
  });
  it('is unknown when the most replicas are', () => {
    expect(
      told(
        requireHostSpread,
        sampleOf([
          deployment('a', { replicas: { min: 3, max: { unknown: 'a parameter' }, place: place('Autoscaler') } }),
        ]),
      ),
    ).toEqual(['unknown Deployment services/a: replicas unknown: a parameter']);
  });
  it('does not judge what has one replica in each zone', () => {
    expect(
      told(requireHostSpread, sampleOf([replicas(withPod(deployment('a'), { spread: [zoneSpread('a')] }), 3)])),
    ).toEqual([]);
  });
});
