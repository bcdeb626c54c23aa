import type { EksAuroraScenario } from '../../scenario';
import type { Acknowledgement } from './acknowledgement';

const DATABASE: readonly Acknowledgement<EksAuroraScenario>[] = [
  {
    rule: /RDSInBackupPlan$/,
    path: /^[^/]+-platform\/Aurora\/Cluster\/(Writer|Reader\d)\/Resource$/,
    evidence:
      'the rule looks for instances; Aurora is backed up as a cluster, which the backup plan selects by its ARN',
  },
  {
    rule: /IAM4\[.*AWSBackupServiceRolePolicyForBackup\]$/,
    path: /^[^/]+-platform\/Aurora\/Backup\/Role\/Resource$/,
    evidence:
      'the policy that AWS documents for the role of AWS Backup, which alone may take it; its only plan selects this one database',
  },
  {
    rule: /IAM5\[Resource::.*:log-group:RDSOSMetrics:\*\]$/,
    path: /^[^/]+-platform\/Aurora\/Monitoring\/Policy\/Resource$/,
    evidence: 'one log group and its streams, which RDS names after its instances',
  },
  {
    rule: /RDSInstancePublicAccess$/,
    path: /^[^/]+-platform\/Aurora\/Cluster\/(Writer|Reader\d)\/Resource$/,
    evidence: 'analyst.aws.publicEndpoint, with a written reason: the security group admits the listed networks only',
    when: ({ analyst }) => analyst.publicEndpoint !== undefined,
  },
  {
    rule: /VPCNoUnrestrictedRouteToIGW$/,
    path: /^[^/]+-network\/Vpc\/databaseSubnet\d\/InternetRoute$/,
    evidence:
      'analyst.aws.publicEndpoint, with a written reason: only the database is in these subnets, and its security group admits the listed networks only',
    when: ({ analyst }) => analyst.publicEndpoint !== undefined,
  },
];

const PASSWORDS: readonly Acknowledgement<EksAuroraScenario>[] = [
  {
    rule: /(AwsSolutions-SMG4|SecretsManagerRotationEnabled)$/,
    path: /^[^/]+-platform\/DatabaseAccess\/Passwords\/[^/]+\/Resource$/,
    evidence:
      "databaseAuthentication: password, chosen for a client that cannot sign tokens; a new value in Secrets Manager reaches client and database within External Secrets' interval and the next run of the bootstrap",
    when: ({ database }) => database.users.some(({ authentication }) => authentication === 'password'),
  },
];

const ANALYST: readonly Acknowledgement<EksAuroraScenario>[] = [
  {
    rule: /AwsSolutions-EC29$/,
    path: /^[^/]+-platform\/Analyst\/Bastion\/Zone\d\/Instance$/,
    evidence:
      'the three instances hold no data and replace each other; protected ones could not be deleted when the bastion is switched off',
    when: ({ analyst }) => analyst.bastionHost,
  },
  {
    rule: /IAM5\[Resource::\*\]$/,
    path: /^[^/]+-platform\/Analyst\/Bastion\/Policy\/Resource$/,
    evidence:
      'the SSM agent: opening channels has no resources in IAM, and the rest would name the machine, which must not start before the policy is there',
    when: ({ analyst }) => analyst.bastionHost,
  },
  {
    rule: /IAM5\[Resource::.*:session\/<aws:userid>-\*\]$/,
    path: /^[^/]+-platform\/Analyst\/Policy\/Policy\/Resource$/,
    evidence: 'sessions are named when they start; the variable limits them to the caller',
    when: ({ analyst }) => analyst.bastionHost,
  },
  {
    rule: /IAM5\[Resource::.*:session\/\*\]$/,
    path: /^[^/]+-platform\/Analyst\/Policy\/Policy\/Resource$/,
    evidence: 'ending and resuming only; a condition on the tag of the session limits them to the one who started it',
    when: ({ analyst }) => analyst.bastionHost,
  },
];

/** Findings of Aurora and of the ways to it. */
export const AURORA_ACKNOWLEDGEMENTS: readonly Acknowledgement<EksAuroraScenario>[] = [
  ...DATABASE,
  ...PASSWORDS,
  ...ANALYST,
];
