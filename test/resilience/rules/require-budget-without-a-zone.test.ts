import { requireBudgetWithoutAZone } from '../../../lib/resilience/rules/require-budget-without-a-zone';
import { manifestsAlone, sampleOf } from '../sample-topology';
import { budget, deployment, replicas } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');

describe(requireBudgetWithoutAZone.name, () => {
  it('holds when more may be away than a zone has', () => {
    expect(
      told(requireBudgetWithoutAZone, sampleOf([replicas(a, 6)], { budgets: [budget(a, { maxUnavailable: '3' })] })),
    ).toEqual([
      'holds Deployment services/a [PodDisruptionBudget services/a]: 4 of 6 go on and 3 must stay: 1 may be drained',
    ]);
  });
  it('is told when the lost zone uses the budget up', () => {
    expect(told(requireBudgetWithoutAZone, sampleOf([a], { budgets: [budget(a)] }))).toEqual([
      'broken Deployment services/a [PodDisruptionBudget services/a]: 2 of 3 go on and 2 must stay: 0 may be drained',
    ]);
  });
  it('is unknown without nodes, and when the budget is', () => {
    expect(told(requireBudgetWithoutAZone, manifestsAlone({ workloads: [a], budgets: [budget(a)] }))).toEqual([
      'unknown Deployment services/a [PodDisruptionBudget services/a]: the files name no nodes of the cluster',
    ]);
  });
  it('is unknown when the budget is', () => {
    expect(
      told(
        requireBudgetWithoutAZone,
        sampleOf([a], { budgets: [budget(a, { minAvailable: { unknown: 'a parameter' } })] }),
      ),
    ).toEqual(['unknown Deployment services/a [PodDisruptionBudget services/a]: a parameter']);
  });
  it('does not judge what has no budget', () => {
    expect(told(requireBudgetWithoutAZone, sampleOf([a]))).toEqual([]);
  });
});
