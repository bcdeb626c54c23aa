import { requireResourceRequests } from '../../../lib/resilience/rules/require-resource-requests';
import { container } from '../sample-pod';
import { sampleOf, sampleTopology } from '../sample-topology';
import { charted, deployment, withPod } from '../sample-workloads';
import { told } from '../told';

describe(requireResourceRequests.name, () => {
  it('holds of every pod that says what it needs', () => {
    expect(told(requireResourceRequests, sampleTopology())).toEqual([
      'holds Deployment services/service-a [main]: requests of CPU and memory',
      'holds Deployment operators/operator [main]: requests of CPU and memory',
      'holds StatefulSet data/orders [main]: requests of CPU and memory',
      'holds DaemonSet kube-system/logs [main]: requests of CPU and memory',
      'holds Job services/import [main]: requests of CPU and memory',
    ]);
  });
  it('is broken by each container that does not', () => {
    expect(
      told(
        requireResourceRequests,
        sampleOf([
          withPod(deployment('a'), {
            containers: [container({ requests: {} }), container({ name: 'side', requests: { millicores: 1 } })],
          }),
        ]),
      ),
    ).toEqual([
      'broken Deployment services/a [main]: no request of CPU and memory',
      'broken Deployment services/a [side]: no request of memory',
    ]);
  });
  it('is unknown when an amount is', () => {
    expect(
      told(
        requireResourceRequests,
        sampleOf([
          charted(deployment('a')),
          withPod(deployment('b'), {
            containers: [container({ requests: { millicores: 1, bytes: { unknown: 'a parameter' } } })],
          }),
        ]),
      ),
    ).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
      'unknown Deployment services/b [main]: requests that cannot be told',
    ]);
  });
  it('has nothing to judge without workloads', () => {
    expect(told(requireResourceRequests, sampleOf([]))).toEqual([]);
  });
});
