import { add, gone, replaced, set } from './change';
import { AWS, GOOGLE } from './cloud-fields';
import { field, type ZonalField } from './zonal-field';

const ZONE = 'topology.kubernetes.io/zone';
const HOST = 'kubernetes.io/hostname';

const WORKLOAD = /^apps\/v1 (Deployment|StatefulSet)$/;
const POD = 'spec/template/spec';

/** What every pod says of where it runs and how it comes and goes. */
const PODS: readonly ZonalField[] = [
  field(WORKLOAD, 'spec/replicas', gone, set(1), set(2)),
  field(/^apps\/v1 Deployment$/, 'spec/strategy', add({ type: 'Recreate' })),
  field(WORKLOAD, `${POD}/topologySpreadConstraints`, gone),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0`, gone),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/topologyKey`, set(HOST)),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/whenUnsatisfiable`, set('ScheduleAnyway')),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/nodeTaintsPolicy`, gone, set('Ignore')),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/minDomains`, set(3), gone),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/maxSkew`, set(3)),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/matchLabelKeys`, gone),
  field(WORKLOAD, `${POD}/topologySpreadConstraints/0/labelSelector`, set({ matchLabels: { app: 'another' } })),
  field(WORKLOAD, `${POD}/affinity`, gone),
  field(WORKLOAD, `${POD}/nodeSelector`, add({ [ZONE]: 'eu-west-1a' })),
  field(WORKLOAD, `${POD}/tolerations`, gone, add([{ operator: 'Exists' }])),
  field(WORKLOAD, `${POD}/terminationGracePeriodSeconds`, set(1)),
  field(WORKLOAD, `${POD}/containers/0/readinessProbe`, gone),
  field(WORKLOAD, `${POD}/containers/0/readinessProbe/periodSeconds`, set(60)),
  field(WORKLOAD, `${POD}/containers/0/lifecycle`, gone),
  field(WORKLOAD, `${POD}/containers/0/resources/requests`, gone),
  field(WORKLOAD, `${POD}/containers/0/resources/requests/cpu`, set('40')),
  field(WORKLOAD, `${POD}/containers/0/command`, replaced(/--locality=[^ "\\]*/, '')),
  field(WORKLOAD, 'spec/volumeClaimTemplates/0/spec/storageClassName', set('another')),
];

/** What limits, scales and reaches pods. */
const AROUND_PODS: readonly ZonalField[] = [
  field(/ PodDisruptionBudget$/, '', gone),
  field(/ PodDisruptionBudget$/, 'spec/maxUnavailable', set(0), set(3)),
  field(/ PodDisruptionBudget$/, 'spec/unhealthyPodEvictionPolicy', gone),
  field(/ PodDisruptionBudget$/, 'spec/selector', set({ matchLabels: { app: 'another' } })),
  field(/ HorizontalPodAutoscaler$/, 'spec/minReplicas', gone, set(1)),
  field(/ HorizontalPodAutoscaler$/, 'spec/scaleTargetRef/name', set('another')),
  field(/^v1 Service$/, 'spec/selector', set({ app: 'another' })),
  field(/^v1 Service$/, 'spec/trafficDistribution', add('PreferSameZone')),
  field(/^v1 Service$/, 'spec/internalTrafficPolicy', add('Local')),
  field(/ StorageClass$/, 'volumeBindingMode', gone, set('Immediate')),
  field(/^v1 ConfigMap$/, 'data/pgpool.conf', replaced(/DISALLOW_TO_FAILOVER/, 'ALLOW_TO_FAILOVER')),
  field(/^v1 ConfigMap$/, 'data/pgpool.conf', replaced(/ALWAYS_PRIMARY\|/, '')),
];

const POLICY = 'data/policy.yaml';

/** What brings pods back into a zone. */
const REBALANCING: readonly ZonalField[] = [
  field(/^v1 ConfigMap$/, POLICY, replaced(/DoNotSchedule/, 'ScheduleAnyway')),
  field(/^v1 ConfigMap$/, POLICY, replaced(/- services/, '- others')),
  field(/^v1 ConfigMap$/, POLICY, replaced(/- service\b/, '- other')),
  field(/^v1 ConfigMap$/, POLICY, replaced(/- PodsWithLocalStorage/, '- FailedBarePods')),
  field(/^v1 ConfigMap$/, POLICY, replaced(/minReplicas: 2/, 'minReplicas: 10')),
  field(/^v1 ConfigMap$/, POLICY, replaced(/balance:/, 'sort:')),
  field(/^apps\/v1 Deployment$/, `${POD}/volumes`, replaced(/"name":"descheduler"/, '"name":"another"')),
  field(/ RoleBinding$/, '', gone),
];

const POSTGRES = /^postgresql[.]cnpg[.]io\/v1 Cluster$/;

/** What the operator of CloudNativePG is told. */
const CLOUDNATIVE_PG: readonly ZonalField[] = [
  field(POSTGRES, 'spec/instances', set(1), set(2)),
  field(POSTGRES, 'spec/postgresql/synchronous', gone),
  field(POSTGRES, 'spec/postgresql/synchronous/number', set(2)),
  field(POSTGRES, 'spec/postgresql/synchronous/dataDurability', set('preferred')),
  field(POSTGRES, 'spec/postgresql/synchronous/failoverQuorum', gone, set(false)),
  field(POSTGRES, 'spec/affinity', gone),
  field(POSTGRES, 'spec/affinity/topologyKey', set(HOST), gone),
  field(POSTGRES, 'spec/affinity/podAntiAffinityType', set('preferred')),
  field(POSTGRES, 'spec/affinity/enablePodAntiAffinity', set(false)),
  field(POSTGRES, 'spec/topologySpreadConstraints', gone),
  field(POSTGRES, 'spec/enablePDB', set(false)),
  field(POSTGRES, 'spec/stopDelay', gone),
  field(POSTGRES, 'spec/switchoverDelay', gone),
  field(POSTGRES, 'spec/failoverDelay', set(600)),
  field(POSTGRES, 'spec/probes/liveness/isolationCheck/enabled', set(false)),
  field(POSTGRES, 'spec/plugins', gone),
  field(POSTGRES, 'spec/storage/storageClass', set('another')),
];

const CONTROLLER = /^helm /;

/** What charts and add-ons are told. */
const CHARTS: readonly ZonalField[] = [
  field(CONTROLLER, 'replicaCount', gone, set(1)),
  field(CONTROLLER, 'replicas', set(1)),
  field(CONTROLLER, 'topologySpreadConstraints', gone),
  field(CONTROLLER, 'topologySpreadConstraints/0/whenUnsatisfiable', set('ScheduleAnyway')),
  field(CONTROLLER, 'topologySpreadConstraints/0/nodeTaintsPolicy', gone),
  field(CONTROLLER, 'tolerations', gone),
  field(CONTROLLER, 'podDisruptionBudget', gone),
  field(CONTROLLER, 'podDisruptionBudget/maxUnavailable', set(0)),
  field(CONTROLLER, 'webhook/replicaCount', set(1)),
  field(CONTROLLER, 'webhook/topologySpreadConstraints', gone),
  field(/^AWS::EKS::Addon$/, 'ConfigurationValues', replaced(/replicaCount\\":\d/, 'replicaCount\\":1')),
  field(/^AWS::EKS::Addon$/, 'ConfigurationValues', replaced(/DoNotSchedule/, 'ScheduleAnyway')),
];

/** Chosen by what a zone's loss takes away, not by what the rules look at. */
export const ZONAL_FIELDS: readonly ZonalField[] = [
  ...PODS,
  ...AROUND_PODS,
  ...REBALANCING,
  ...CLOUDNATIVE_PG,
  ...CHARTS,
  ...AWS,
  ...GOOGLE,
];
