import { uniqueDisruptionBudget } from '../../../lib/resilience/rules/unique-disruption-budget';
import { sampleOf, sampleTopology } from '../sample-topology';
import { budget, charted, deployment } from '../sample-workloads';
import { told } from '../told';

const [a, b] = [deployment('a'), deployment('b')];

describe(uniqueDisruptionBudget.name, () => {
  it('holds of one budget for each workload', () => {
    expect(told(uniqueDisruptionBudget, sampleTopology())).toEqual([
      'holds Deployment services/service-a: PodDisruptionBudget services/service-a',
      'holds Deployment operators/operator: PodDisruptionBudget operators/operator',
      'holds StatefulSet data/orders: PodDisruptionBudget data/orders',
      'holds PodDisruptionBudget services/service-a: Deployment services/service-a',
      'holds PodDisruptionBudget operators/operator: Deployment operators/operator',
      'holds PodDisruptionBudget data/orders: StatefulSet data/orders',
    ]);
  });
  it('is broken by two budgets for a pod', () => {
    expect(told(uniqueDisruptionBudget, sampleOf([a], { budgets: [budget(a), budget(a, { id: 'second' })] }))).toEqual([
      'broken Deployment services/a: PodDisruptionBudget services/a, second',
      'holds PodDisruptionBudget services/a: Deployment services/a',
      'holds second: Deployment services/a',
    ]);
  });
  it('is broken by a budget over two workloads', () => {
    expect(told(uniqueDisruptionBudget, sampleOf([a, b], { budgets: [budget(a, { selector: [] })] }))).toEqual([
      'holds Deployment services/a: PodDisruptionBudget services/a',
      'holds Deployment services/b: PodDisruptionBudget services/a',
      'broken PodDisruptionBudget services/a: Deployment services/a, Deployment services/b',
    ]);
  });
  it('does not judge what nothing selects', () => {
    expect(told(uniqueDisruptionBudget, sampleOf([a, charted(b)], { budgets: [budget(deployment('c'))] }))).toEqual([]);
  });
});
