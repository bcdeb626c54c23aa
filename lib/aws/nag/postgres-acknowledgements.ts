import type { EksPostgresScenario } from '../../scenario';
import type { Acknowledgement } from './acknowledgement';
import { BACKUP_ACKNOWLEDGEMENTS } from './cluster-database-acknowledgements';

/** Findings of PostgreSQL in the cluster. */
export const POSTGRES_ACKNOWLEDGEMENTS: readonly Acknowledgement<EksPostgresScenario>[] = [
  ...BACKUP_ACKNOWLEDGEMENTS,
  {
    rule: /(AwsSolutions-SMG4|SecretsManagerRotationEnabled)$/,
    path: /^[^/]+-platform\/Postgres\/Passwords\/[^/]+\/Resource$/,
    evidence:
      'the database is not one of RDS, so no rotation of AWS knows it; docs/deployments.md says how a password is replaced: a new value in Secrets Manager, then the bootstrap, Pgpool and the service in that order',
  },
];
