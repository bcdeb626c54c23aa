import type { Account } from '../account';
import type { Thing } from '../thing';

interface Describe {
  readonly clusterName: string;
  readonly nodegroupName: string;
}

/** What EKS tells of a node group. */
const described = ({ id, properties, status }: Thing) => {
  const { MinSize, MaxSize, DesiredSize } = properties.ScalingConfig as Readonly<Record<string, unknown>>;
  return {
    nodegroupName: id,
    status,
    tags: properties.Tags,
    scalingConfig: { minSize: Number(MinSize), maxSize: Number(MaxSize), desiredSize: Number(DesiredSize) },
  };
};

/** The part of `@aws-sdk/client-eks` that the functions of the stacks use; it asks the fake account. */
export function eksClient(account: Account): object {
  const groups = (cluster: string) =>
    account.ofType('AWS::EKS::Nodegroup').filter(({ properties }) => properties.ClusterName === cluster);
  class DescribeNodegroupCommand {
    readonly input: Describe;
    constructor(input: Describe) {
      this.input = input;
    }
  }
  class EKSClient {
    async send({ input }: DescribeNodegroupCommand): Promise<object> {
      const found = groups(input.clusterName).find(({ id }) => id === input.nodegroupName);
      if (found) return { nodegroup: described(found) };
      throw Object.assign(new Error(`No node group found for name: ${input.nodegroupName}.`), {
        name: 'ResourceNotFoundException',
      });
    }
  }
  async function* paginateListNodegroups(_: object, { clusterName }: { readonly clusterName: string }) {
    // EKS gives pages; here each has one
    for (const { id } of groups(clusterName)) yield { nodegroups: [id] };
  }
  return { EKSClient, DescribeNodegroupCommand, paginateListNodegroups };
}
