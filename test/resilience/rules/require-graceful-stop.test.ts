import { requireGracefulStop } from '../../../lib/resilience/rules/require-graceful-stop';
import { loadBalancer } from '../sample-network';
import { container } from '../sample-pod';
import { sampleOf, sampleTopology } from '../sample-topology';
import { deployment, service, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');
const stopping = (
  preStopSeconds: Parameters<typeof container>[0],
  gracePeriodSeconds = 60,
  deregistrationSeconds = 15,
) =>
  sampleOf([withPod(a, { containers: [container(preStopSeconds)], gracePeriodSeconds })], {
    services: [service(a)],
    loadBalancers: [loadBalancer({ targets: [{ service: 'services/a' }], deregistrationSeconds })],
  });

describe(requireGracefulStop.name, () => {
  it('holds of a pod that waits for the load balancers', () => {
    expect(told(requireGracefulStop, sampleTopology())).toEqual([
      'holds Deployment services/service-a [main]: preStop 15 s, grace period 60 s',
      'holds Deployment services/service-a [deregistration delay]: deregistration delay 15 s, grace period 60 s',
    ]);
  });
  it('is broken without a preStop, or with a short one', () => {
    expect(told(requireGracefulStop, stopping({ preStopSeconds: undefined }))).toEqual([
      'broken Deployment services/a [main]: no preStop',
      'holds Deployment services/a [deregistration delay]: deregistration delay 15 s, grace period 60 s',
    ]);
  });
  it('is broken by a short preStop', () => {
    expect(told(requireGracefulStop, stopping({ preStopSeconds: 2 }))).toEqual([
      'broken Deployment services/a [main]: preStop 2 s, grace period 60 s',
      'holds Deployment services/a [deregistration delay]: deregistration delay 15 s, grace period 60 s',
    ]);
  });
  it('is broken when nothing of the grace period is left', () => {
    expect(told(requireGracefulStop, stopping({ preStopSeconds: 30 }, 30))).toEqual([
      'broken Deployment services/a [main]: preStop 30 s, grace period 30 s',
      'holds Deployment services/a [deregistration delay]: deregistration delay 15 s, grace period 30 s',
    ]);
  });
  it('is broken by a deregistration that outlasts the pod', () => {
    expect(told(requireGracefulStop, stopping({}, 60, 300))).toEqual([
      'holds Deployment services/a [main]: preStop 15 s, grace period 60 s',
      'broken Deployment services/a [deregistration delay]: deregistration delay 300 s, grace period 60 s',
    ]);
  });
  it('is unknown of a hook that is no sleep', () => {
    expect(told(requireGracefulStop, stopping({ preStopSeconds: { unknown: 'a script' } }))).toEqual([
      'unknown Deployment services/a [main]: preStop unknown: a script',
      'holds Deployment services/a [deregistration delay]: deregistration delay 15 s, grace period 60 s',
    ]);
  });
  it('does not judge what no Service leads to, and databases', () => {
    expect(
      told(requireGracefulStop, sampleOf([a, statefulSet('b')], { services: [service(statefulSet('b'))] })),
    ).toEqual([]);
  });
});
