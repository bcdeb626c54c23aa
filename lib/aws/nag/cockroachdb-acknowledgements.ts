import type { EksCockroachDbScenario } from '../../scenario';
import type { Acknowledgement } from './acknowledgement';
import { BACKUP_ACKNOWLEDGEMENTS } from './cluster-database-acknowledgements';

/** Findings of CockroachDB in the cluster. */
export const COCKROACHDB_ACKNOWLEDGEMENTS: readonly Acknowledgement<EksCockroachDbScenario>[] = [
  ...BACKUP_ACKNOWLEDGEMENTS,
  {
    rule: /IAM5\[Resource::arn:[^:]+:kms:.*:key\/\*\]$/,
    path: /^[^/]+-platform\/CockroachDB\/Licence\/Policy1\/Resource$/,
    evidence:
      'a person makes the secret with the licence and chooses its key; two conditions limit the right to Secrets Manager and to this secret',
    when: ({ database }) => database.licence !== undefined,
  },
];
