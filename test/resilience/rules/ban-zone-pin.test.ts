import { banZonePin } from '../../../lib/resilience/rules/ban-zone-pin';
import { ZONES } from '../sample-network';
import { ZONE_KEY } from '../sample-pod';
import { sampleOf } from '../sample-topology';
import { charted, daemon, deployment, job, withPod } from '../sample-workloads';
import { told } from '../told';

const term = (...values: readonly string[]) => [{ key: ZONE_KEY, operator: 'In' as const, values }];

describe(banZonePin.name, () => {
  it('holds without a pin, of an affinity to three zones, and of one that leaves a choice', () => {
    expect(
      told(
        banZonePin,
        sampleOf([
          deployment('a'),
          withPod(deployment('b'), { nodeAffinity: [term(...ZONES)] }),
          withPod(deployment('c'), { nodeAffinity: [term('x'), []] }),
        ]),
      ),
    ).toEqual([
      'holds Deployment services/a: no pin',
      'holds Deployment services/b: no pin',
      'holds Deployment services/c: no pin',
    ]);
  });
  it('is broken by a zone, by too few zones, by a node and by its disk', () => {
    expect(
      told(
        banZonePin,
        sampleOf([
          withPod(deployment('a'), {
            nodeSelector: { [ZONE_KEY]: 'x' },
            nodeAffinity: [term('x'), term('y')],
            nodeName: 'node-1',
            hostPaths: ['/data'],
          }),
        ]),
      ),
    ).toEqual([
      'broken Deployment services/a [spec.template.spec.nodeSelector]: nodeSelector of zone x',
      'broken Deployment services/a [spec.template.spec.affinity.nodeAffinity]: node affinity to x, y',
      'broken Deployment services/a [spec.template.spec.nodeName]: node node-1',
      'broken Deployment services/a [spec.template.spec.volumes]: /data of its node',
    ]);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(banZonePin, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge daemons and jobs', () => {
    expect(told(banZonePin, sampleOf([daemon('d'), job('j')]))).toEqual([]);
  });
});
