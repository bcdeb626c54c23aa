import { requireRedundantNameServers } from '../../../lib/resilience/rules/require-redundant-name-servers';
import { zoneSpread } from '../sample-pod';
import { sampleOf } from '../sample-topology';
import { budget, charted, controller, replicas, withPod } from '../sample-workloads';
import { told } from '../told';

const dns = controller('coredns', { namespace: 'kube-system' });

describe(requireRedundantNameServers.name, () => {
  it('holds of name servers in several zones with a budget', () => {
    expect(told(requireRedundantNameServers, sampleOf([dns], { budgets: [budget(dns)] }))).toEqual([
      'holds Deployment operators/coredns [replicas]: 3',
      'holds Deployment operators/coredns [spread]: 2 of 3 go on: hard spread of skew 1 over 3 zones',
      'holds Deployment operators/coredns [recovery]: nodeTaintsPolicy: Honor',
      'holds Deployment operators/coredns [budget]: PodDisruptionBudget kube-system/coredns',
    ]);
  });
  it('is broken by one, and without a budget', () => {
    expect(told(requireRedundantNameServers, sampleOf([replicas(dns, 1)]))).toEqual([
      'broken Deployment operators/coredns [replicas]: 1',
      'holds Deployment operators/coredns [recovery]: nodeTaintsPolicy: Honor',
      'broken Deployment operators/coredns [budget]: no budget',
    ]);
  });
  it('is broken by a spread that counts lost zones, and by none', () => {
    expect(
      told(
        requireRedundantNameServers,
        sampleOf([withPod(dns, { spread: [zoneSpread('coredns', { honorTaints: false })] })], {
          budgets: [budget(dns)],
        }),
      ),
    ).toEqual([
      'holds Deployment operators/coredns [replicas]: 3',
      'holds Deployment operators/coredns [spread]: 2 of 3 go on: hard spread of skew 1 over 3 zones',
      'broken Deployment operators/coredns [recovery]: nodeTaintsPolicy: Ignore',
      'holds Deployment operators/coredns [budget]: PodDisruptionBudget kube-system/coredns',
    ]);
  });
  it('is broken without a spread', () => {
    expect(
      told(requireRedundantNameServers, sampleOf([withPod(dns, { spread: [] })], { budgets: [budget(dns)] })),
    ).toEqual([
      'holds Deployment operators/coredns [replicas]: 3',
      'broken Deployment operators/coredns [spread]: 0 of 3 go on: nothing keeps them in different zones',
      'holds Deployment operators/coredns [budget]: PodDisruptionBudget kube-system/coredns',
    ]);
  });
  it('is unknown of an add-on whose values do not say', () => {
    expect(told(requireRedundantNameServers, sampleOf([charted(dns)]))).toEqual([
      'holds Deployment operators/coredns [replicas]: 3',
      'unknown Deployment operators/coredns [spread]: the values do not say',
    ]);
  });
  it('does not judge other controllers', () => {
    expect(told(requireRedundantNameServers, sampleOf([controller('c')]))).toEqual([]);
  });
});
