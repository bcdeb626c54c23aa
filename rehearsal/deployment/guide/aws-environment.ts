import { join } from 'node:path';

/** What the environment of whoever deploys to AWS is made of. */
export interface AwsEnvironmentProps {
  /** Home of whoever deploys. */
  readonly folder: string;
  /** Folder of the programs that {@link writePrograms} wrote. */
  readonly bin: string;
  /** Address of the fake AWS. */
  readonly url: string;
  readonly region: string;
}

/** Environment in which the tools of AWS reach the fake one and ask nothing. */
export const awsEnvironment = ({
  folder,
  bin,
  url,
  region,
}: AwsEnvironmentProps): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL: url,
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: 'rehearsal',
  AWS_SECRET_ACCESS_KEY: 'rehearsal',
  AWS_EC2_METADATA_DISABLED: 'true',
  // whoever deploys says yes when the CDK asks
  CDK_YES: 'true',
  CDK_NOTICES: 'false',
  CDK_DOCKER: join(bin, 'docker'),
  CDK_DISABLE_CLI_TELEMETRY: 'true',
  CI: 'true',
  KUBECONFIG: join(folder, 'no-cluster'),
});
