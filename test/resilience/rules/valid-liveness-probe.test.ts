import { validLivenessProbe } from '../../../lib/resilience/rules/valid-liveness-probe';
import { container, probe } from '../sample-pod';
import { sampleOf, sampleTopology } from '../sample-topology';
import { charted, deployment, withPod } from '../sample-workloads';
import { told } from '../told';

const living = (changes: Parameters<typeof container>[0]) =>
  sampleOf([withPod(deployment('a'), { containers: [container(changes)] })]);

describe(validLivenessProbe.name, () => {
  it('holds of a liveness probe that asks less and waits longer', () => {
    expect(told(validLivenessProbe, sampleTopology())).toEqual([
      'holds Deployment services/service-a [main]: less and more patient',
      'holds Deployment operators/operator [main]: less and more patient',
    ]);
  });
  it('is broken when both ask the same path', () => {
    expect(told(validLivenessProbe, living({ liveness: probe({ failureThreshold: 9 }) }))).toEqual([
      'broken Deployment services/a [main]: both ask /ready 8080',
    ]);
  });
  it('is broken when it kills before the readiness probe gives up', () => {
    expect(told(validLivenessProbe, living({ liveness: probe({ target: '/live', failureThreshold: 1 }) }))).toEqual([
      'broken Deployment services/a [main]: killed after 5 s, unready only after 15 s',
    ]);
  });
  it('is broken by a long delay in place of a startup probe', () => {
    expect(
      told(
        validLivenessProbe,
        living({ liveness: probe({ target: '/live', failureThreshold: 9, initialDelaySeconds: 90 }) }),
      ),
    ).toEqual(['broken Deployment services/a [main]: initialDelaySeconds 90 without a startup probe']);
  });
  it('holds when both ask for the same open port, the one more patiently', () => {
    expect(
      told(
        validLivenessProbe,
        living({
          readiness: probe({ how: 'tcpSocket', target: '80' }),
          liveness: probe({ how: 'tcpSocket', target: '80', failureThreshold: 9 }),
        }),
      ),
    ).toEqual(['holds Deployment services/a [main]: less and more patient']);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(validLivenessProbe, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge what has no liveness probe', () => {
    expect(told(validLivenessProbe, living({ liveness: undefined }))).toEqual([]);
  });
});
