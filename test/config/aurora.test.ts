import { testRefusals } from './refusals';

describe('Aurora', () => {
  testRefusals([
    {
      claim: 'a smallest size above the largest',
      edit: ['minCapacity: 2', 'minCapacity: 65'],
      path: 'database.aurora.maxCapacity',
      allowed: 'at least minCapacity, which is 65',
      remedy: 'raise maxCapacity or lower minCapacity',
      at: 'maxCapacity',
    },
    ...['2.25', '0', '-0.5', '256.5', '"2"', '.nan'].map((capacity) => ({
      claim: `a smallest size of ${capacity}`,
      edit: ['minCapacity: 2', `minCapacity: ${capacity}`] as const,
      path: 'database.aurora.minCapacity',
      allowed: 'a multiple of 0.5 from 0.5 to 256',
      remedy: 'the smallest size of one instance',
    })),
    ...['64.3', '0.5', '300', 'much'].map((capacity) => ({
      claim: `a largest size of ${capacity}`,
      edit: ['maxCapacity: 64.5', `maxCapacity: ${capacity}`] as const,
      path: 'database.aurora.maxCapacity',
      allowed: 'a multiple of 0.5 from 1 to 256',
      remedy: 'the largest size of one instance',
    })),
    {
      claim: 'backups for longer than Aurora keeps them',
      edit: ['backupRetentionDays: 28', 'backupRetentionDays: 36'],
      path: 'database.aurora.backupRetentionDays',
      allowed: 'a whole number from 1 to 35',
      remedy: '35 days at most',
    },
    {
      claim: 'a way to prove who a service is that is not known',
      edit: ['databaseAuthentication: password', 'databaseAuthentication: token'],
      path: 'services[1].databaseAuthentication',
      allowed: 'one of identity, password',
      remedy: 'only for a client that cannot sign tokens',
    },
  ]);
});
