import { requireDisruptionBudget } from '../../../lib/resilience/rules/require-disruption-budget';
import { named } from '../sample-pod';
import { sampleOf, sampleTopology } from '../sample-topology';
import { budget, charted, daemon, deployment, job, replicas } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');

describe(requireDisruptionBudget.name, () => {
  it('holds of workloads with a budget', () => {
    expect(told(requireDisruptionBudget, sampleTopology())).toEqual([
      'holds Deployment services/service-a: PodDisruptionBudget services/service-a',
      'holds Deployment operators/operator: PodDisruptionBudget operators/operator',
      'holds StatefulSet data/orders: PodDisruptionBudget data/orders',
    ]);
  });
  it('is broken without one, by one of another namespace and by one that selects other pods', () => {
    expect(
      told(
        requireDisruptionBudget,
        sampleOf([a], { budgets: [budget(a, { namespace: 'other' }), budget(a, { selector: named('b') })] }),
      ),
    ).toEqual(['broken Deployment services/a: no budget']);
  });
  it('is broken by a budget that lets all replicas go at once', () => {
    const all = [budget(a, { maxUnavailable: '3' }), budget(a, { maxUnavailable: '100%' })];
    const found = all.map((each) => told(requireDisruptionBudget, sampleOf([a], { budgets: [each] })));
    expect(found).toEqual([
      ['broken Deployment services/a: PodDisruptionBudget services/a: maxUnavailable 3 keeps none'],
      ['broken Deployment services/a: PodDisruptionBudget services/a: maxUnavailable 100% keeps none'],
    ]);
  });
  it('holds of a selector by expressions', () => {
    expect(
      told(
        requireDisruptionBudget,
        sampleOf([a], { budgets: [budget(a, { selector: [{ key: 'app', operator: 'Exists', values: [] }] })] }),
      ),
    ).toEqual(['holds Deployment services/a: PodDisruptionBudget services/a']);
  });
  it('is unknown of a chart that does not say', () => {
    expect(told(requireDisruptionBudget, sampleOf([charted(a)]))).toEqual([
      'unknown Deployment services/a: pod unknown: the values do not say',
    ]);
  });
  it('does not judge single replicas, daemons and jobs', () => {
    expect(told(requireDisruptionBudget, sampleOf([replicas(a, 1), daemon('d'), job('j')]))).toEqual([]);
  });
});
