import type { AwsConfig } from '../config';
import { zonesInOrder } from '../zones';
import type { DatabaseAccess, ServicePlan } from './service-plan';

/** Not 5432: whoever scans for PostgreSQL looks there first. */
const PORT = 5433;

/** The Aurora PostgreSQL Serverless cluster, decided. */
export interface AuroraPlan {
  readonly port: number;
  readonly database: string;
  /** Master user: its password is made, kept and rotated by AWS in Secrets Manager. */
  readonly masterUser: string;
  readonly writerZone: string;
  readonly readerZones: readonly string[];
  /** Aurora capacity units of each instance. */
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly backupRetentionDays: number;
  readonly users: readonly {
    readonly name: string;
    readonly access: DatabaseAccess;
    readonly authentication: 'identity' | 'password';
  }[];
}

/** Decides the database: the writer in the first zone, a reader in each other. */
export function auroraPlan({ aws, database }: AwsConfig, services: readonly ServicePlan[]): AuroraPlan {
  const [writerZone = '', ...readerZones] = zonesInOrder(aws.zones);
  return {
    port: PORT,
    database: database.name,
    masterUser: 'dbadmin',
    writerZone,
    readerZones,
    ...database.aurora,
    users: services.flatMap(({ databaseUser }) => (databaseUser ? [databaseUser] : [])),
  };
}
