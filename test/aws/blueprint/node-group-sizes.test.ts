import { NODE_GROUP_SIZE_CODE, NODE_GROUP_TAG } from '../../../lib/aws/blueprint/node-group-sizes';
import { defaultAwsScenario } from '../../scenarios';
import { type Built, builtPlatform } from './built-platform';

/** Tag of a node group that is listed and deleted before it is described. */
const GONE = 'gone';

interface NodeGroup {
  readonly tag: string;
  readonly size: number;
}

interface Answer {
  readonly Status: string;
  readonly Data?: { readonly Size: number };
  readonly Reason?: string;
}

/** What the function answers CloudFormation, in an account with these node groups. */
async function answer(
  groups: readonly NodeGroup[] | Error,
  event: { readonly RequestType: string; readonly bounds?: readonly [string, string] },
): Promise<Answer> {
  const [MinSize, MaxSize] = event.bounds ?? ['2', '6'];
  const sdk = {
    EKSClient: class {
      send({ nodegroupName }: { nodegroupName: string }) {
        const { tag, size } = (groups as readonly NodeGroup[])[Number(nodegroupName)] ?? { tag: '', size: 0 };
        if (tag === GONE)
          return Promise.reject(Object.assign(new Error('gone'), { name: 'ResourceNotFoundException' }));
        return Promise.resolve({
          nodegroup: { tags: { [NODE_GROUP_TAG]: tag }, scalingConfig: { desiredSize: size } },
        });
      }
    },
    DescribeNodegroupCommand: class {
      constructor(input: object) {
        Object.assign(this, input);
      }
    },
    async *paginateListNodegroups() {
      if (groups instanceof Error) throw groups;
      yield { nodegroups: groups.map((_, index) => String(index)) };
    },
  };
  let sent = '{}';
  const exported: { handler?: (event: object) => Promise<void> } = {};
  const put = async (_url: string, { body }: { body: string }) => {
    sent = body;
  };
  const run = new Function('require', 'exports', 'fetch', 'console', NODE_GROUP_SIZE_CODE);
  run(() => sdk, exported, put, { error: () => {} });
  const ResourceProperties = { ClusterName: 'acme', Tag: NODE_GROUP_TAG, NodeGroup: 'a', MinSize, MaxSize };
  await exported.handler?.({ RequestType: event.RequestType, ResourceProperties, ResponseURL: 'https://example.com' });
  return JSON.parse(sent) as Answer;
}

const others: NodeGroup = { tag: 'b', size: 5 };

describe('the size of a node group', () => {
  it('is the fewest while there is none', async () => {
    expect((await answer([others], { RequestType: 'Create' })).Data).toEqual({ Size: 2 });
  });
  it('leaves out a node group that is deleted meanwhile', async () => {
    const groups = [
      { tag: GONE, size: 9 },
      { tag: 'a', size: 4 },
    ];
    expect((await answer(groups, { RequestType: 'Update' })).Data).toEqual({ Size: 4 });
  });
  it('is what the autoscaler chose, when the bounds change', async () => {
    const groups = [others, { tag: 'a', size: 4 }];
    expect((await answer(groups, { RequestType: 'Update' })).Data).toEqual({ Size: 4 });
  });
  it.each([
    ['raised to the fewest', 1, 2],
    ['lowered to the most', 9, 6],
  ])('is %s when it is out of the new bounds', async (_, size, expected) => {
    expect((await answer([{ tag: 'a', size }], { RequestType: 'Update' })).Data).toEqual({ Size: expected });
  });
  it('is not made up when EKS does not answer: the deploy fails and says why', async () => {
    const { Status, Reason, Data } = await answer(new Error('denied'), { RequestType: 'Update' });
    expect([Status, Reason, Data]).toEqual(['FAILED', 'Error: denied', undefined]);
  });
  it('is not asked for when the stack goes', async () => {
    expect((await answer(new Error('gone'), { RequestType: 'Delete' })).Status).toBe('SUCCESS');
  });
});

describe('the node groups of a platform', () => {
  let built: Built;
  beforeAll(async () => {
    built = await builtPlatform(defaultAwsScenario());
  });
  const groups = () => built.resources('AWS::EKS::Nodegroup');

  it('have no size in the template: a change of the bounds would end what the autoscaler added', () => {
    expect(groups()).toHaveLength(3);
    for (const [, { Properties }] of groups()) {
      const { DesiredSize, MinSize, MaxSize } = Properties.ScalingConfig;
      const [id] = DesiredSize['Fn::GetAtt'];
      const [, asked] = built.resources('Custom::NodeGroupSize').find(([other]) => other === id) ?? [];
      expect(asked?.Properties).toMatchObject({
        MinSize,
        MaxSize,
        NodeGroup: Properties.Tags[NODE_GROUP_TAG],
        Tag: NODE_GROUP_TAG,
      });
    }
  });
  it('have their instance type in the launch template, so that another one is a rolling update', () => {
    for (const [, { Properties }] of groups()) expect(Properties).not.toHaveProperty('InstanceTypes');
    const types = built
      .resources('AWS::EC2::LaunchTemplate')
      .map(([, { Properties }]) => Properties.LaunchTemplateData.InstanceType);
    expect(types).toEqual(['m7i.large', 'm7i.large', 'm7i.large']);
  });
  it('are changed in one zone after the other', () => {
    const ids = groups().map(([id]) => id);
    const waits = groups().map(([, { DependsOn = [] }]) => DependsOn.filter((id) => ids.includes(id)));
    expect(waits).toEqual([[], [ids[0]], [ids[1]]]);
  });
  it('have their size read when the zone before is done, for nodes may be added meanwhile', () => {
    const ids = groups().map(([id]) => id);
    const waits = groups().map(([, { Properties }]) => {
      const [, asked] = built
        .resources('Custom::NodeGroupSize')
        .find(([id]) => id === Properties.ScalingConfig.DesiredSize['Fn::GetAtt'][0]) ?? ['', { DependsOn: [] }];
      return (asked?.DependsOn ?? []).filter((id: string) => ids.includes(id));
    });
    expect(waits).toEqual([[], [ids[0]], [ids[1]]]);
  });
});
