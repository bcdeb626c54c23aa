import type { IKey } from 'aws-cdk-lib/aws-kms';

/** Properties for {@link AuroraServerless} and for the provider that makes it. */
export interface AuroraServerlessProps {
  /** Name of the cluster, unique in the region: lower case, at most 50 characters. Its log group and its backup vault are named after it. */
  readonly clusterIdentifier: string;
  /** Port that it listens on. */
  readonly port: number;
  /** Database that is made with it. */
  readonly database: string;
  /** Master user: AWS makes, keeps and rotates the password in Secrets Manager. */
  readonly masterUser: string;
  /** Zone of the writer, e.g. `eu-west-1a`. */
  readonly writerZone: string;
  /** Zones of the readers, each another one than the writer's. */
  readonly readerZones: readonly string[];
  /** Least capacity of each instance, in Aurora capacity units (about 2 GiB of memory each). */
  readonly minCapacity: number;
  /** Most capacity of each instance, in Aurora capacity units. */
  readonly maxCapacity: number;
  /** Days that backups are kept, both Aurora's own and AWS Backup's: 1 to 35. */
  readonly backupRetentionDays: number;
  /** Key of the log group; CloudWatch Logs must be allowed to use it. @default - a key of AWS */
  readonly logKey?: IKey;
  /** Networks that reach it over private routes, e.g. those behind a VPN. @default - none */
  readonly allowedNetworks?: readonly string[];
  /** Gives it a public address that these networks reach, and says why. The subnets stay the same. @default - no public address */
  readonly publicEndpoint?: { readonly cidrs: readonly string[]; readonly reason: string };
}
