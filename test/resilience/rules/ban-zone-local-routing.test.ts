import { banZoneLocalRouting } from '../../../lib/resilience/rules/ban-zone-local-routing';
import { manifestsAlone, sampleOf, sampleTopology } from '../sample-topology';
import { daemon, deployment, replicas, service } from '../sample-workloads';
import { told } from '../told';

const a = deployment('a');
const routed = (changes: Parameters<typeof service>[1], count = 3) =>
  sampleOf([replicas(a, count)], { services: [service(a, changes)] });

describe(banZoneLocalRouting.name, () => {
  it('holds of Services that lead to all zones', () => {
    expect(told(banZoneLocalRouting, sampleTopology())).toEqual([
      'holds Service services/service-a [Deployment services/service-a]: routes to all zones',
      'holds Service operators/operator [Deployment operators/operator]: routes to all zones',
      'holds Service data/orders [StatefulSet data/orders]: routes to all zones',
    ]);
  });
  it('is broken by routing within the zone to one replica', () => {
    expect(told(banZoneLocalRouting, routed({ trafficDistribution: 'PreferSameZone' }))).toEqual([
      'broken Service services/a [Deployment services/a]: trafficDistribution: PreferSameZone with 1 in a zone at the least',
    ]);
  });
  it('holds of two replicas in each zone', () => {
    expect(told(banZoneLocalRouting, routed({ trafficDistribution: 'PreferSameZone' }, 6))).toEqual([
      'holds Service services/a [Deployment services/a]: trafficDistribution: PreferSameZone with 2 in a zone at the least',
    ]);
  });
  it('reads the annotation of older clusters', () => {
    expect(
      told(banZoneLocalRouting, routed({ annotations: { 'service.kubernetes.io/topology-mode': 'Auto' } })),
    ).toEqual([
      'broken Service services/a [Deployment services/a]: service.kubernetes.io/topology-mode: Auto with 1 in a zone at the least',
    ]);
  });
  it('is broken by requests that stay on a node', () => {
    expect(told(banZoneLocalRouting, routed({ internalTrafficPolicy: 'Local' }))).toEqual([
      'broken Service services/a [Deployment services/a]: internalTrafficPolicy: Local',
    ]);
  });
  it('holds of a load balancer with a pod in each zone', () => {
    expect(told(banZoneLocalRouting, routed({ type: 'LoadBalancer', externalTrafficPolicy: 'Local' }))).toEqual([
      'holds Service services/a [Deployment services/a]: externalTrafficPolicy: Local with 1 in a zone at the least',
    ]);
  });
  it('holds of requests that stay on a node with a daemon', () => {
    expect(
      told(
        banZoneLocalRouting,
        sampleOf([daemon('d')], { services: [service(daemon('d'), { internalTrafficPolicy: 'Local' })] }),
      ),
    ).toEqual([
      'holds Service kube-system/d [DaemonSet kube-system/d]: internalTrafficPolicy: Local to a pod on every node',
    ]);
  });
  it('is unknown without nodes', () => {
    expect(
      told(
        banZoneLocalRouting,
        manifestsAlone({ workloads: [a], services: [service(a, { trafficDistribution: 'PreferClose' })] }),
      ),
    ).toEqual([
      'unknown Service services/a [Deployment services/a]: trafficDistribution: PreferClose: the files name no nodes of the cluster',
    ]);
  });
  it('does not judge a Service without pods', () => {
    expect(told(banZoneLocalRouting, sampleOf([], { services: [service(a)] }))).toEqual([]);
  });
});
