import { validRollout } from '../../../lib/resilience/rules/valid-rollout';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { deployment, replicas, statefulSet } from '../sample-workloads';
import { told } from '../told';

const rolling = (changes: Partial<ReturnType<typeof deployment>['rollout']>, count = 3) => {
  const a = deployment('a');
  return sampleOf([replicas({ ...a, rollout: { ...a.rollout, ...changes } }, count)]);
};

describe(validRollout.name, () => {
  it('holds of a rollout that takes nothing away', () => {
    expect(told(validRollout, sampleTopology())).toEqual([
      'holds Deployment services/service-a: maxUnavailable 0: 2 left during a rollout',
      'holds Deployment operators/operator: maxUnavailable 0: 2 left during a rollout',
    ]);
  });
  it('is broken by Recreate', () => {
    expect(told(validRollout, rolling({ type: 'Recreate' }))).toEqual(['broken Deployment services/a: Recreate']);
  });
  it('is a warning when a rollout and a lost zone take too many', () => {
    expect(told(validRollout, rolling({ maxUnavailable: 1 }))).toEqual([
      'broken (warning) Deployment services/a: maxUnavailable 1: 1 left during a rollout',
    ]);
  });
  it('tells only what the rollout takes when the zone alone takes too many', () => {
    expect(told(validRollout, rolling({ maxUnavailable: 1 }, 4))).toEqual([
      'holds Deployment services/a: maxUnavailable 1: 3 left during a rollout',
    ]);
  });
  it('is unknown when the rollout or the nodes are', () => {
    expect(told(validRollout, rolling({ maxUnavailable: { unknown: 'a parameter' } }))).toEqual([
      'unknown Deployment services/a: a parameter',
    ]);
  });
  it('is unknown without nodes', () => {
    expect(told(validRollout, manifestsAlone({ workloads: [deployment('a')] }))).toEqual([
      'unknown Deployment services/a: the files name no nodes of the cluster',
    ]);
  });
  it('does not judge StatefulSets and single replicas', () => {
    expect(told(validRollout, sampleOf([statefulSet('b'), replicas(deployment('a'), 1)]))).toEqual([]);
  });
});
