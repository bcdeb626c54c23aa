import { validLostNodeTolerations } from '../../../lib/resilience/rules/valid-lost-node-tolerations';
import { sampleOf } from '../sample-topology';
import { charted, daemon, deployment, job, statefulSet, withPod } from '../sample-workloads';
import { told } from '../told';

const tolerating = (seconds: number | undefined) =>
  withPod(deployment('a'), {
    tolerations: ['unreachable', 'not-ready'].map((key) => ({
      key: `node.kubernetes.io/${key}`,
      operator: 'Exists',
      effect: 'NoExecute',
      seconds,
    })),
  });

describe(validLostNodeTolerations.name, () => {
  it('holds of half a minute', () => {
    expect(told(validLostNodeTolerations, sampleOf([deployment('a')]))).toEqual([
      'holds Deployment services/a [node.kubernetes.io/unreachable]: 30 s, so replaced 85 s after the loss',
      'holds Deployment services/a [node.kubernetes.io/not-ready]: 30 s, so replaced 85 s after the loss',
    ]);
  });
  it('is told of the five minutes that Kubernetes adds', () => {
    expect(told(validLostNodeTolerations, sampleOf([withPod(deployment('a'), { tolerations: [] })]))).toEqual([
      'broken (info) Deployment services/a [node.kubernetes.io/unreachable]: 300 s, so replaced 355 s after the loss',
      'broken (info) Deployment services/a [node.kubernetes.io/not-ready]: 300 s, so replaced 355 s after the loss',
    ]);
  });
  it('is broken by a time that is too short or too long', () => {
    expect(told(validLostNodeTolerations, sampleOf([tolerating(0), tolerating(120)]))).toEqual([
      'broken Deployment services/a [node.kubernetes.io/unreachable]: 0 s, so replaced 55 s after the loss',
      'broken Deployment services/a [node.kubernetes.io/not-ready]: 0 s, so replaced 55 s after the loss',
      'broken Deployment services/a [node.kubernetes.io/unreachable]: 120 s, so replaced 175 s after the loss',
      'broken Deployment services/a [node.kubernetes.io/not-ready]: 120 s, so replaced 175 s after the loss',
    ]);
  });
  it('is an error to stay for ever', () => {
    expect(
      told(
        validLostNodeTolerations,
        sampleOf([tolerating(undefined), withPod(deployment('b'), { tolerations: [{ operator: 'Exists' }] })]),
      ),
    ).toEqual([
      'broken (error) Deployment services/a [node.kubernetes.io/unreachable]: for ever',
      'broken (error) Deployment services/a [node.kubernetes.io/not-ready]: for ever',
      'broken (error) Deployment services/b [node.kubernetes.io/unreachable]: for ever',
      'broken (error) Deployment services/b [node.kubernetes.io/not-ready]: for ever',
    ]);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(validLostNodeTolerations, sampleOf([charted(deployment('a'))]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge databases, daemons and jobs', () => {
    expect(told(validLostNodeTolerations, sampleOf([statefulSet('b'), daemon('d'), job('j')]))).toEqual([]);
  });
});
