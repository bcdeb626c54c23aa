import { type AwsConfig, pgpoolPod } from '../config';
import { bytes, millicores, type PodGroup, type Resources, replicasPerZone, ZONE_COUNT } from '../zones';

/** The database of a scenario, as it stands in the platform's name. */
export type EksDatabaseName = 'aurora' | 'postgres' | 'cockroachdb';

const asking = (cpu: string, memory: string): Resources => ({ millicores: millicores(cpu), bytes: bytes(memory) });

const inZone = (replicas: number, pod: Resources): PodGroup => ({
  count: replicasPerZone(replicas, ZONE_COUNT - 1),
  ...pod,
});

/** A component of a chart has two replicas in two zones. */
const component = (cpu: string, memory: string): PodGroup => inZone(2, asking(cpu, memory));

const inEachZone = (pod: Resources): PodGroup => inZone(ZONE_COUNT, pod);

/** Load balancer controller, metrics server, autoscaler, the three of External Secrets, EBS CSI controller, descheduler, CoreDNS. */
const CLUSTER: readonly PodGroup[] = [
  component('100m', '200Mi'),
  component('100m', '200Mi'),
  component('100m', '600Mi'),
  component('25m', '128Mi'),
  component('25m', '128Mi'),
  component('25m', '128Mi'),
  component('60m', '240Mi'),
  component('50m', '128Mi'),
  inEachZone(asking('100m', '70Mi')),
];

/** Controller, webhook and CA injector. */
const CERT_MANAGER: readonly PodGroup[] = [
  component('50m', '128Mi'),
  component('50m', '128Mi'),
  component('50m', '128Mi'),
];

/** The operator and its plugin for backups. */
const CLOUD_NATIVE_PG: readonly PodGroup[] = [component('100m', '256Mi'), component('50m', '128Mi')];

/** What each database brings to the general nodes. */
const DATABASE: Readonly<Record<EksDatabaseName, (config: AwsConfig) => readonly PodGroup[]>> = {
  aurora: () => [],
  cockroachdb: () => CERT_MANAGER,
  postgres: ({ database }) => [
    ...CERT_MANAGER,
    ...CLOUD_NATIVE_PG,
    inEachZone(pgpoolPod(database.postgres.pgpool.connections)),
  ],
};

/** A psql pod; that for Aurora has a sidecar which fetches tokens of IAM. */
const bastion = (database: EksDatabaseName): Resources =>
  database === 'aurora' ? asking('70m', '192Mi') : asking('50m', '64Mi');

/**
 * What the platform runs on the general nodes of one zone while another is lost: half of the replicas of each workload,
 * rounded up. The charts and the workloads say themselves what they ask for; a test holds this list against their output.
 */
export function eksPlatformPods(config: AwsConfig, database: EksDatabaseName): readonly PodGroup[] {
  return [
    ...CLUSTER,
    ...DATABASE[database](config),
    ...(config.analyst.aws.bastionPod ? [inEachZone(bastion(database))] : []),
  ];
}
