import { banBlockingBudget } from '../../../lib/resilience/rules/ban-blocking-budget';
import { place } from '../sample-place';
import { sampleOf, sampleTopology } from '../sample-topology';
import { budget, daemon, deployment } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');
const allowing = (changes: Parameters<typeof budget>[1]) => sampleOf([a], { budgets: [budget(a, changes)] });

describe(banBlockingBudget.name, () => {
  it('holds when a pod may be away', () => {
    expect(told(banBlockingBudget, sampleTopology())).toEqual([
      'holds PodDisruptionBudget services/service-a: maxUnavailable 1 of 3 replicas: 1 may be away',
      'holds PodDisruptionBudget operators/operator: maxUnavailable 1 of 3 replicas: 1 may be away',
      'holds PodDisruptionBudget data/orders: maxUnavailable 1 of 3 replicas: 1 may be away',
    ]);
  });
  it('is broken by as many available as there are', () => {
    expect(told(banBlockingBudget, allowing({ minAvailable: '3', maxUnavailable: undefined }))).toEqual([
      'broken PodDisruptionBudget services/a: minAvailable 3 of 3 replicas: 0 may be away',
    ]);
  });
  it('rounds shares up, as Kubernetes does', () => {
    expect(told(banBlockingBudget, allowing({ minAvailable: '67%', maxUnavailable: undefined }))).toEqual([
      'broken PodDisruptionBudget services/a: minAvailable 67% of 3 replicas: 0 may be away',
    ]);
  });
  it('holds of a small share that may be away', () => {
    expect(told(banBlockingBudget, allowing({ maxUnavailable: '1%' }))).toEqual([
      'holds PodDisruptionBudget services/a: maxUnavailable 1% of 3 replicas: 1 may be away',
    ]);
  });
  it('is broken by none that may be away', () => {
    expect(told(banBlockingBudget, allowing({ maxUnavailable: '0%' }))).toEqual([
      'broken PodDisruptionBudget services/a: maxUnavailable 0% of 3 replicas: 0 may be away',
    ]);
  });
  it('is unknown when the budget or the replicas are', () => {
    expect(
      told(
        banBlockingBudget,
        sampleOf([a, deployment('b', { replicas: { min: { unknown: 'a parameter' }, max: 9, place: place('b') } })], {
          budgets: [budget(a, { maxUnavailable: { unknown: 'a parameter' } }), budget(deployment('b'))],
        }),
      ),
    ).toEqual([
      'unknown PodDisruptionBudget services/a: a parameter',
      'unknown PodDisruptionBudget services/b: replicas of Deployment services/b unknown: a parameter',
    ]);
  });
  it('is unknown when the text is no number', () => {
    expect(told(banBlockingBudget, allowing({ maxUnavailable: 'some' }))).toEqual([
      "unknown PodDisruptionBudget services/a: 'some' of PodDisruptionBudget services/a is neither a count nor a share",
    ]);
  });
  it('does not judge a budget without pods, or of daemons', () => {
    expect(told(banBlockingBudget, sampleOf([daemon('d')], { budgets: [budget(a), budget(daemon('d'))] }))).toEqual([]);
  });
});
