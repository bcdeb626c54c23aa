// The smallest damage to a scenario's own output that makes each rule fire.
import type { ScenarioId } from '../../../lib/config';
import { add, type Change, firstOnly, gone, moved, replaced, set } from '../../../rehearsal/damages/change';

/** One field of one thing that is damaged. */
export interface Break {
  readonly rule: string;
  readonly scenario: ScenarioId;
  /** Id of the thing: the first that it fits. */
  readonly of: RegExp;
  /** Field; empty: the thing itself. */
  readonly path: string;
  readonly change: Change;
  /** Other rules that must see the same damage. @default - none */
  readonly also?: readonly string[];
}

const POD = 'spec/template/spec';
const SPREAD = `${POD}/topologySpreadConstraints`;

const at =
  (scenario: ScenarioId) =>
  (rule: string, of: RegExp, path: string, change: Change, also: readonly string[] = []): Break => ({
    ...{ rule, scenario, of, path, change, also },
  });

const gke = at('gke-cockroachdb');
const postgres = at('eks-postgres');
const aurora = at('eks-aurora');

const SERVICE = /^Deployment services\/service-a$/;
const MEMBERS = /^StatefulSet cockroachdb\/cockroachdb$/;
const CLUSTER = /^Cluster postgres\/postgres$/;
const ANNOTATION = 'metadata/annotations';

const REASON = 'A reason that says enough';
const ACKNOWLEDGE = 'resilience.trizone.dev/acknowledge-HA-';

export const BREAKS: readonly Break[] = [
  gke('HA-ACK-001', /^PodDisruptionBudget services\/service-a$/, ANNOTATION, add({ [`${ACKNOWLEDGE}K8S-025`]: '' })),
  gke('HA-ACK-002', SERVICE, ANNOTATION, add({ [`${ACKNOWLEDGE}K8S-001`]: REASON })),

  aurora('HA-AWS-001', /-network\/VpcdatabaseSubnet1/, 'AvailabilityZone', moved, ['HA-DB-009']),
  aurora('HA-AWS-002', /-network\/VpcprivateSubnet1DefaultRoute/, 'NatGatewayId', moved),
  aurora('HA-AWS-003', /-platform\/acmeauroraplatform[0-9A-F]{8}$/, 'ResourcesVpcConfig/SubnetIds', firstOnly),
  aurora('HA-AWS-004', /-platform\/\w+Nodegroup/, 'ScalingConfig/MinSize', set(0), [
    'HA-K8S-009',
    'HA-K8S-010',
    'HA-K8S-011',
    'HA-K8S-033',
  ]),
  aurora('HA-AWS-005', /-platform\/acmeauroraplatform[0-9A-F]{8}$/, 'ZonalShiftConfig', gone),
  aurora('HA-AWS-007', /-network\/VpcpublicSubnet1Subnet/, 'AvailabilityZone', moved, ['HA-AWS-001', 'HA-AWS-002']),
  postgres(
    'HA-AWS-008',
    /^Service postgres\/pgpool-external$/,
    `${ANNOTATION}`,
    replaced(/(healthcheck-interval":)"\d+"/, '$1"60"'),
  ),
  postgres('HA-AWS-009', /-network\/VpnSite1985110020bgpConnection/, '', gone),
  aurora('HA-AWS-013', /-platform\/\w+KubectlProviderHandler[0-9A-F]{8}$/, 'VpcConfig/SubnetIds', firstOnly),
  aurora('HA-AWS-014', /-platform\/\w+Nodegroup/, 'NodeRepairConfig', gone),
  aurora('HA-AWS-015', /-platform\/\w+Nodegroup/, 'ScalingConfig/MaxSize', set(1000)),
  aurora('HA-AWS-017', /-platform\/AuroraCluster[0-9A-F]{8}$/, 'DeletionProtection', gone),

  postgres('HA-DB-001', CLUSTER, 'spec/instances', set(2), ['HA-DB-002', 'HA-K8S-001', 'HA-K8S-022', 'HA-K8S-043']),
  postgres('HA-DB-002', CLUSTER, 'spec/postgresql/synchronous/dataDurability', set('preferred')),
  postgres('HA-DB-003', CLUSTER, 'spec/postgresql/synchronous/failoverQuorum', gone),
  postgres('HA-DB-004', /^ConfigMap postgres\/pgpool$/, 'data/pgpool.conf', replaced(/DISALLOW_TO/, 'ALLOW_TO')),
  gke('HA-DB-005', MEMBERS, `${POD}/containers/0/command`, replaced(/--locality=[^ "\\]*/, '')),
  gke('HA-DB-006', MEMBERS, `${POD}/terminationGracePeriodSeconds`, set(1)),
  aurora('HA-DB-008', /-platform\/AuroraCluster[0-9A-F]{8}$/, 'ServerlessV2ScalingConfiguration/MinCapacity', set(0)),
  aurora('HA-DB-009', /-platform\/AuroraClusterSubnets/, 'SubnetIds', firstOnly),
  gke('HA-DB-010', SERVICE, `${POD}/containers/0/env`, replaced(/("PGCONNECT_TIMEOUT","value":)"\d+"/, '$1"60"')),
  postgres(
    'HA-DB-012',
    /^Deployment postgres\/pgpool$/,
    `${POD}/containers/0/env`,
    replaced(/("PEER_TIMEOUT_SECONDS","value":)"\d+"/, '$1"900"'),
  ),
  gke('HA-DB-011', MEMBERS, `${SPREAD}/0/maxSkew`, set(3), ['HA-DB-005', 'HA-K8S-010', 'HA-K8S-043', 'HA-K8S-050']),

  gke('HA-GCP-001', /^ContainerCluster /, 'spec/location', set('europe-west3-a')),
  gke('HA-GCP-002', /^ContainerCluster /, 'spec/nodeLocations', firstOnly),
  gke('HA-GCP-003', /^ContainerNodePool .*general/, 'spec/autoscaling/minNodeCount', set(0), [
    'HA-K8S-009',
    'HA-K8S-010',
    'HA-K8S-011',
    'HA-K8S-051',
    'HA-K8S-052',
  ]),
  gke('HA-GCP-004', /^ContainerNodePool .*general/, 'spec/management/autoRepair', set(false)),
  gke('HA-GCP-005', /^ComputeRouterNAT /, 'spec/minPortsPerVm', add(65536)),
  gke('HA-GCP-006', /^ComputeVPNTunnel /, '', gone),

  gke('HA-K8S-001', /^HorizontalPodAutoscaler services\/service-a$/, 'spec/minReplicas', gone, ['HA-K8S-011']),
  // without a spread there is nothing to come back to, so that the reason given for HA-K8S-015 is for nothing
  gke('HA-K8S-002', /^StatefulSet analyst\/bastion$/, SPREAD, gone, ['HA-ACK-002', 'HA-K8S-011']),
  gke('HA-K8S-003', SERVICE, `${SPREAD}/0/nodeTaintsPolicy`, gone),
  gke('HA-K8S-004', SERVICE, `${SPREAD}/0/minDomains`, set(3)),
  postgres('HA-K8S-005', CLUSTER, 'spec/instances', set(4), ['HA-DB-003', 'HA-K8S-008']),
  gke('HA-K8S-006', SERVICE, `${SPREAD}/0/matchLabelKeys`, gone),
  gke('HA-K8S-007', SERVICE, `${SPREAD}/0/whenUnsatisfiable`, set('ScheduleAnyway'), ['HA-K8S-011']),
  gke('HA-K8S-008', SERVICE, `${SPREAD}/1`, gone),
  postgres('HA-K8S-009', /Nodegroupdatabase/, 'ScalingConfig/MinSize', set(0), ['HA-K8S-010']),
  gke('HA-K8S-010', MEMBERS, `${POD}/containers/0/resources/requests/cpu`, set('40')),
  gke('HA-K8S-011', SERVICE, `${SPREAD}/0/maxSkew`, set(3)),
  gke('HA-K8S-012', SERVICE, `${POD}/tolerations`, set([{ operator: 'Exists' }])),
  gke('HA-K8S-013', SERVICE, `${POD}/nodeSelector`, add({ 'topology.kubernetes.io/zone': 'europe-west3-a' }), [
    'HA-K8S-004',
    'HA-K8S-009',
    'HA-K8S-011',
  ]),
  gke('HA-K8S-014', SERVICE, `${POD}/containers/0/resources`, gone, ['HA-K8S-010']),
  gke('HA-K8S-015', /^ConfigMap descheduler\/descheduler$/, 'data/policy.yaml', replaced(/- services/, '- others')),
  gke('HA-K8S-020', /^PodDisruptionBudget services\/service-a$/, '', gone),
  gke('HA-K8S-021', /^PodDisruptionBudget services\/service-a$/, 'spec/maxUnavailable', set(0)),
  gke('HA-K8S-022', /^PodDisruptionBudget cockroachdb\/cockroachdb$/, 'spec/maxUnavailable', set(2), ['HA-DB-006']),
  gke(
    'HA-K8S-023',
    /^PodDisruptionBudget services\/service-a$/,
    'spec/selector',
    set({ matchLabels: { 'app.kubernetes.io/name': 'service-b' } }),
    ['HA-K8S-020', 'HA-K8S-025'],
  ),
  gke('HA-K8S-024', /^PodDisruptionBudget services\/service-a$/, 'spec/unhealthyPodEvictionPolicy', gone),
  gke('HA-K8S-030', SERVICE, `${POD}/containers/0/readinessProbe`, gone),
  gke('HA-K8S-031', SERVICE, `${POD}/containers/0/livenessProbe/periodSeconds`, set(1)),
  gke('HA-K8S-032', SERVICE, `${POD}/containers/0/lifecycle`, gone),
  gke('HA-K8S-033', SERVICE, 'spec/strategy', add({ type: 'Recreate' })),
  gke('HA-K8S-040', /^StorageClass /, 'volumeBindingMode', gone),
  gke('HA-K8S-041', MEMBERS, 'spec/volumeClaimTemplates/0/spec/storageClassName', set('another')),
  postgres('HA-K8S-043', CLUSTER, 'spec/postgresql/synchronous/number', set(2), ['HA-DB-002', 'HA-K8S-022']),
  gke('HA-K8S-044', /^StorageBucket .*backup/, 'spec/location', set('europe-west3-a')),
  gke('HA-K8S-050', /^Service cockroachdb\/cockroachdb$/, 'spec/trafficDistribution', add('PreferSameZone')),
  gke('HA-K8S-051', /^helm cert-manager$/, 'webhook/replicaCount', set(1), ['HA-K8S-052']),
  gke('HA-K8S-052', /^helm cert-manager$/, 'tolerations', gone),
  postgres(
    'HA-K8S-053',
    /-platform\/corednsaddOn/,
    'ConfigurationValues',
    replaced(/replicaCount\\":\d/, 'replicaCount\\":1'),
  ),
  gke('HA-K8S-055', /^Service cockroachdb\/cockroachdb$/, 'spec/selector', set({ app: 'another' })),
];
