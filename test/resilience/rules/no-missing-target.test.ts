import { noMissingTarget } from '../../../lib/resilience/rules/no-missing-target';
import { resource } from '../sample-resource';
import { sampleOf, sampleTopology } from '../sample-topology';
import { budget, charted, deployment, service } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');
const autoscaler = (name: string, kind = 'Deployment') =>
  resource(`HorizontalPodAutoscaler services/${name}`, 'autoscaling/v2 HorizontalPodAutoscaler', {
    namespace: 'services',
    properties: { spec: { scaleTargetRef: { kind, name } } },
  });

describe(noMissingTarget.name, () => {
  it('holds of Services and budgets with pods', () => {
    expect(told(noMissingTarget, sampleTopology())).toEqual([
      'holds Service services/service-a: Deployment services/service-a',
      'holds Service operators/operator: Deployment operators/operator',
      'holds Service data/orders: StatefulSet data/orders',
      'holds PodDisruptionBudget services/service-a: Deployment services/service-a',
      'holds PodDisruptionBudget operators/operator: Deployment operators/operator',
      'holds PodDisruptionBudget data/orders: StatefulSet data/orders',
    ]);
  });
  it('holds of an autoscaler with its workload', () => {
    expect(told(noMissingTarget, sampleOf([a], { resources: [autoscaler('a')] }))).toEqual([
      'holds HorizontalPodAutoscaler services/a: Deployment services/a',
    ]);
  });
  it('is broken by a Service, a budget and an autoscaler about nothing', () => {
    expect(
      told(
        noMissingTarget,
        sampleOf([a], {
          services: [service(deployment('b'))],
          budgets: [budget(deployment('b'))],
          resources: [autoscaler('b'), { ...autoscaler('c'), properties: {} }],
        }),
      ),
    ).toEqual([
      'broken Service services/b: no pod',
      'broken PodDisruptionBudget services/b: no pod',
      'broken HorizontalPodAutoscaler services/b: Deployment services/b is not in the files',
      'broken HorizontalPodAutoscaler services/c: no scaleTargetRef',
    ]);
  });
  it('is unknown where pods are made by a chart or an operator', () => {
    expect(
      told(
        noMissingTarget,
        sampleOf([charted(a)], {
          services: [service(a)],
          budgets: [budget(a)],
          resources: [autoscaler('b', 'Cluster')],
        }),
      ),
    ).toEqual([
      'unknown Service services/a: no pod of which the labels are known',
      'unknown PodDisruptionBudget services/a: no pod of which the labels are known',
      'unknown HorizontalPodAutoscaler services/b: Cluster services/b is not in the files',
    ]);
  });
  it('does not judge a Service that selects nothing on purpose', () => {
    expect(told(noMissingTarget, sampleOf([a], { services: [service(a, { selector: undefined })] }))).toEqual([]);
  });
});
