import { requireReadinessProbe } from '../../../lib/resilience/rules/require-readiness-probe';
import { container, probe } from '../sample-pod';
import { sampleOf, sampleTopology } from '../sample-topology';
import { charted, deployment, service, withPod } from '../sample-workloads';
import { told } from '../told';

const serving = (changes: Parameters<typeof container>[0]) =>
  sampleOf([withPod(deployment('a'), { containers: [container(changes)] })], { services: [service(deployment('a'))] });

describe(requireReadinessProbe.name, () => {
  it('holds of what is behind a Service', () => {
    expect(told(requireReadinessProbe, sampleTopology())).toEqual([
      'holds Deployment services/service-a [main]: 5 s x 3 = 15 s',
      'holds Deployment operators/operator [main]: 5 s x 3 = 15 s',
      'holds StatefulSet data/orders [main]: 5 s x 3 = 15 s',
    ]);
  });
  it('is broken without a readiness probe', () => {
    expect(told(requireReadinessProbe, serving({ readiness: undefined }))).toEqual([
      'broken Deployment services/a [main]: no readiness probe',
    ]);
  });
  it('is a warning when a fault is noticed late', () => {
    expect(
      told(requireReadinessProbe, serving({ readiness: probe({ periodSeconds: 10, failureThreshold: 4 }) })),
    ).toEqual(['broken (warning) Deployment services/a [main]: 10 s x 4 = 40 s']);
  });
  it('judges the container that the Service leads to', () => {
    expect(
      told(
        requireReadinessProbe,
        sampleOf(
          [
            withPod(deployment('a'), {
              containers: [container({ name: 'side', ports: [], readiness: undefined }), container()],
            }),
          ],

          { services: [service(deployment('a'), { ports: [{ port: 80, targetPort: 8080 }] })] },
        ),
      ),
    ).toEqual(['holds Deployment services/a [main]: 5 s x 3 = 15 s']);
  });
  it('judges the first container where ports are not named', () => {
    expect(told(requireReadinessProbe, serving({ ports: [], readiness: undefined }))).toEqual([
      'broken Deployment services/a [main]: no readiness probe',
    ]);
  });
  it('does not judge what no Service leads to', () => {
    expect(
      told(
        requireReadinessProbe,
        sampleOf([deployment('a'), charted(deployment('b'))], { services: [service(deployment('b'))] }),
      ),
    ).toEqual([]);
  });
});
