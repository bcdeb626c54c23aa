import { type AwsConfig, serviceStacksOf } from '../config';
import { zonesInOrder } from '../zones';
import type { EksAnalystPlan } from './eks-analyst-plan';
import { type EksClusterPlan, type EksNodeGroupPlan, eksClusterPlan } from './eks-cluster-plan';
import { type EksDatabaseName, eksPlatformPods } from './eks-platform-pods';
import { type ServicePlan, servicePlans } from './service-plan';

/** What every scenario on EKS has, whatever its database: plain data in which everything is decided. */
export interface EksScenario {
  /** Name of the platform: the prefix of what is created. It ends with the database, so that scenarios share an account. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly zones: readonly string[];
  readonly network: {
    readonly cidr: string;
    readonly interfaceEndpoints: boolean;
    /** Whether the internet is routed to the database subnets, for a database with a public address. @default - it is not */
    readonly databaseInternetRoute?: boolean;
  };
  readonly cluster: EksClusterPlan;
  readonly servicesNamespace: string;
  readonly analystNamespace: string;
  /** The services, in the groups that become a stack each, an empty one too: in which one a service is follows from its name. */
  readonly serviceStacks: readonly { readonly name: string; readonly services: readonly ServicePlan[] }[];
  readonly certificateArn?: string;
  readonly analyst: EksAnalystPlan;
  /** What a person should know before they deploy. */
  readonly warnings: readonly string[];
}

/** The platform's name with this database. */
export const eksPlatformName = ({ name }: AwsConfig, database: EksDatabaseName): string => `${name}-${database}`;

/**
 * The bucket of the backups of a database in the cluster. Bucket names are shared by all of AWS, so it begins with the
 * account and the region; with the longest of each it has the 63 characters that it may have.
 */
export const eksBackupBucket = (config: AwsConfig, database: EksDatabaseName): string =>
  `${config.aws.account}-${config.aws.region}-${eksPlatformName(config, database)}-backup`;

/** Decides everything but the database and the ways to it. */
export function eksScenario(
  config: AwsConfig,
  database: EksDatabaseName,
  nodeGroups: readonly EksNodeGroupPlan[] = [],
): Omit<EksScenario, 'analyst' | 'warnings'> {
  const { aws } = config;
  const name = eksPlatformName(config, database);
  return {
    name,
    account: aws.account,
    region: aws.region,
    zones: zonesInOrder(aws.zones),
    network: aws.network,
    cluster: eksClusterPlan(config, { name, pods: eksPlatformPods(config, database), nodeGroups }),
    servicesNamespace: 'services',
    analystNamespace: 'analyst',
    serviceStacks: serviceStacksOf(servicePlans(config), aws.serviceStacks).map((services, index) => ({
      name: `${name}-services-${index + 1}`,
      services,
    })),
    ...(aws.certificateArn ? { certificateArn: aws.certificateArn } : {}),
  };
}
