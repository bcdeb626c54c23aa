import type { Change } from '../change';

const VERSIONS = 'lib/scenario/versions.ts';

const DATABASE = ['database'];

/** Blocks that do not deploy services. */
const notOfServices = (commands: string) => !commands.includes('-services-1');

const upgrade = (scenario: string, file: string, from: RegExp, to: string): Change => ({
  name: 'another version of the database',
  scenarios: [scenario],
  edits: [{ file, from, to }],
  sections: ['Upgrade the database'],
});

/** What a person changes in the database. */
export const DATABASE_CHANGES: readonly Change[] = [
  upgrade('eks-postgres', VERSIONS, /postgresql:17\.\d+-/, 'postgresql:17.99-'),
  upgrade(
    'eks-aurora',
    'lib/aws/blueprint/aurora/aurora-serverless.ts',
    /AuroraPostgresEngineVersion\.VER_17_\d+/,
    "AuroraPostgresEngineVersion.of('17.99', '17')",
  ),
  upgrade('eks-cockroachdb', VERSIONS, /cockroachdb\/cockroach:v26\.\d+\.\d+/, 'cockroachdb/cockroach:v26.9.9'),
  {
    name: 'more memory and storage',
    scenarios: ['eks-postgres'],
    edit: (config) => {
      config.setIn([...DATABASE, 'postgres', 'memory'], '5Gi');
      config.setIn([...DATABASE, 'postgres', 'storage'], '60Gi');
    },
  },
  {
    name: 'more storage',
    scenarios: ['eks-cockroachdb'],
    edit: (config) => config.setIn([...DATABASE, 'cockroachdb', 'storage'], '250Gi'),
    sections: ['Scale'],
    only: notOfServices,
  },
  {
    name: 'more capacity',
    scenarios: ['eks-aurora'],
    edit: (config) => config.setIn([...DATABASE, 'aurora', 'maxCapacity'], 16),
    sections: ['Scale'],
  },
  { name: 'certificates and passwords anew', sections: ['Certificates and passwords'] },
  {
    name: 'a backup is restored',
    scenarios: ['eks-postgres'],
    edit: (config) => {
      const recovery = { from: 'postgres', into: 'postgres-2', until: '2026-11-22T12:00:00Z' };
      config.setIn([...DATABASE, 'postgres', 'backup', 'recovery'], config.createNode(recovery));
    },
    sections: ['Restore a backup'],
  },
  {
    name: 'the load balancers are protected',
    scenarios: ['eks-postgres', 'eks-cockroachdb'],
    sections: ['Protect the load balancers of the database'],
  },
];
