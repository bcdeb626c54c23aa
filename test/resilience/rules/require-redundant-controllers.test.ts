import { requireRedundantControllers } from '../../../lib/resilience/rules/require-redundant-controllers';
import { sampleOf, sampleTopology } from '../sample-topology';
import { charted, controller, deployment, replicas, withPod } from '../sample-workloads';
import { told } from '../told';

const c = controller('c');

describe(requireRedundantControllers.name, () => {
  it('holds of two replicas in two zones that leave a lost node', () => {
    expect(told(requireRedundantControllers, sampleTopology())).toEqual([
      'holds Deployment operators/operator [replicas]: 3',
      'holds Deployment operators/operator [spread]: 2 of 3 go on: hard spread of skew 1 over 3 zones',
      'holds Deployment operators/operator [tolerations]: leaves a lost node after 30 s',
    ]);
  });
  it('is broken by one replica', () => {
    expect(told(requireRedundantControllers, sampleOf([replicas(c, 1)]))).toEqual([
      'broken Deployment operators/c [replicas]: 1',
      'holds Deployment operators/c [tolerations]: leaves a lost node after 30 s',
    ]);
  });
  it('is broken by replicas that may be in one zone, and a warning by default tolerations', () => {
    expect(told(requireRedundantControllers, sampleOf([withPod(c, { spread: [], tolerations: [] })]))).toEqual([
      'holds Deployment operators/c [replicas]: 3',
      'broken Deployment operators/c [spread]: 0 of 3 go on: nothing keeps them in different zones',
      'broken (warning) Deployment operators/c [tolerations]: leaves a lost node after 300 s',
    ]);
  });
  it('is an error never to leave a lost node', () => {
    expect(
      told(requireRedundantControllers, sampleOf([withPod(c, { tolerations: [{ operator: 'Exists' }] })])),
    ).toEqual([
      'holds Deployment operators/c [replicas]: 3',
      'holds Deployment operators/c [spread]: 2 of 3 go on: hard spread of skew 1 over 3 zones',
      'broken (error) Deployment operators/c [tolerations]: never leaves a lost node',
    ]);
  });
  it('is unknown of a chart that does not say', () => {
    expect(
      told(
        requireRedundantControllers,
        sampleOf([charted({ ...c, replicas: { ...c.replicas, min: { unknown: 'the values do not say' } } })]),
      ),
    ).toEqual([
      'unknown Deployment operators/c [replicas]: replicas unknown: the values do not say',
      'unknown Deployment operators/c [spread]: the values do not say',
      'unknown Deployment operators/c [tolerations]: pod unknown: the values do not say',
    ]);
  });
  it('does not judge services, and name servers, which have a rule of their own', () => {
    expect(
      told(
        requireRedundantControllers,
        sampleOf([deployment('a'), controller('coredns', { namespace: 'kube-system' })]),
      ),
    ).toEqual([]);
  });
});
