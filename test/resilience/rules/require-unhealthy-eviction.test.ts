import { requireUnhealthyEviction } from '../../../lib/resilience/rules/require-unhealthy-eviction';
import { sampleOf, sampleTopology } from '../sample-topology';
import { budget, deployment } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');

describe(requireUnhealthyEviction.name, () => {
  it('holds when unhealthy pods are evicted', () => {
    expect(told(requireUnhealthyEviction, sampleTopology())).toEqual([
      'holds PodDisruptionBudget services/service-a: unhealthyPodEvictionPolicy: AlwaysAllow',
      'holds PodDisruptionBudget operators/operator: unhealthyPodEvictionPolicy: AlwaysAllow',
      'holds PodDisruptionBudget data/orders: unhealthyPodEvictionPolicy: AlwaysAllow',
    ]);
  });
  it('is broken when they are kept', () => {
    expect(told(requireUnhealthyEviction, sampleOf([a], { budgets: [budget(a, { evictsUnhealthy: false })] }))).toEqual(
      ['broken PodDisruptionBudget services/a: unhealthy pods are kept while the budget is used up'],
    );
  });
  it('has nothing to judge without budgets', () => {
    expect(told(requireUnhealthyEviction, sampleOf([a]))).toEqual([]);
  });
});
