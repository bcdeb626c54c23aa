import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Account } from '../aws/account';
import { FakeAws } from '../aws/api/server';
import { awsEnvironment } from '../guide/aws-environment';
import { CopiedCommands } from '../guide/copied-commands';
import { writePrograms } from '../guide/programs';
import { ApiServerCluster } from '../kubernetes/api-server-cluster';

/** What one play needs: an account, its interfaces, the Kubernetes of its clusters, and a shell. */
export interface AwsWorldProps {
  readonly folder: string;
  readonly accountId: string;
  readonly region: string;
  /** Folder with the programs of the control plane, and the path of kubectl. */
  readonly programs: string;
  readonly client: string;
}

/** An empty account and whoever deploys into it. */
export class AwsWorld {
  readonly account: Account;
  readonly cluster: ApiServerCluster;
  readonly shell: CopiedCommands;
  private readonly aws: FakeAws;

  private constructor(props: AwsWorldProps, account: Account, aws: FakeAws) {
    this.account = account;
    this.aws = aws;
    this.cluster = new ApiServerCluster(account, props.programs, props.client);
    account.kubernetes = this.cluster;
    const { folder, region, client } = props;
    const bin = writePrograms(folder);
    const environment = awsEnvironment({ folder, bin, region, url: aws.url });
    this.shell = new CopiedCommands({ folder, bin, client, environment });
  }

  static async open(props: AwsWorldProps): Promise<AwsWorld> {
    mkdirSync(join(props.folder), { recursive: true });
    const account = new Account(props.accountId, props.region);
    return new AwsWorld(props, account, await FakeAws.start(account));
  }

  /** What was asked for that the fake does not know. */
  get unknown(): readonly string[] {
    return this.aws.unknown;
  }

  /** Ends every process. */
  async close(): Promise<void> {
    await this.cluster.clusterDeleted();
    await this.aws.stop();
  }
}
