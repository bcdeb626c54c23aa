// Test support: an account that has all that the scenarios of the reference configuration need.

import type { AccountFor } from './account';
import type { Responses } from './answers';
import { identity } from './identity';
import { inUse } from './in-use';
import { offered } from './offered';

/** Responses about names that are taken, and what lies outside of the stacks. */
function names({ secrets }: AccountFor): Responses {
  return {
    'logs describe-log-groups': { logGroups: [] },
    's3api head-bucket': { refused: ['404', 'Not Found'] },
    'backup list-backup-vaults': { BackupVaultList: [{ BackupVaultName: 'Default' }] },
    'rds describe-db-clusters': { DBClusters: [] },
    'secretsmanager list-secrets': { SecretList: secrets.map((Name) => ({ Name, ARN: `arn:aws:sm:${Name}-AbCdEf` })) },
    'acm describe-certificate': {
      Certificate: { Status: 'ISSUED', SubjectAlternativeNames: ['acme.example.com', '*.acme.example.com'] },
    },
    'route53 list-hosted-zones': {
      HostedZones: [{ Name: 'acme.example.com.', Config: { PrivateZone: false } }],
    },
  };
}

/** Whole responses of the APIs of an account that has all. */
export const fullAccount = (account: AccountFor): Responses => ({
  ...identity(),
  ...inUse(),
  ...offered(account),
  ...names(account),
});
