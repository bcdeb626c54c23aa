import { Match } from 'aws-cdk-lib/assertions';
import { defaultAwsScenario } from '../../scenarios';
import { type Built, builtPlatform } from './built-platform';

const ADMINS = ['arn:aws:iam::123456789012:role/platform-admin', 'arn:aws:iam::123456789012:role/on-call'];
const scenario = defaultAwsScenario(({ aws }) => {
  aws.adminRoles = ADMINS;
});
const { zones, cluster, name } = scenario;
const ADMIN_POLICY = 'AmazonEKSClusterAdminPolicy';

let built: Built;
beforeAll(async () => {
  built = await builtPlatform(scenario);
});

const only = (type: string) => built.resources(type).map(([, resource]) => resource);

describe('the cluster', () => {
  const has = (properties: unknown) => built.template.hasResourceProperties('AWS::EKS::Cluster', properties);

  it('answers inside of the VPC only', () => {
    has({ ResourcesVpcConfig: { EndpointPrivateAccess: true, EndpointPublicAccess: false } });
  });
  it('admits the networks behind the VPN to its API, and nobody else', () => {
    const groups = only('AWS::EC2::SecurityGroup')
      .map(({ Properties }) => Properties)
      .filter(({ GroupDescription }) => GroupDescription === 'EKS Control Plane Security Group');
    const admitted = (scenario.analyst.vpn?.networks ?? []).map((CidrIp) => ({
      CidrIp,
      Description: 'Kubernetes API, by the VPN',
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
    }));
    expect(admitted.length).toBeGreaterThan(0);
    expect(groups.map(({ SecurityGroupIngress }) => SecurityGroupIngress)).toEqual([admitted]);
  });
  it('runs Kubernetes 1.35 under standard support', () => {
    has({ Version: '1.35', UpgradePolicy: { SupportType: 'STANDARD' } });
  });
  it('can be moved out of a zone by zonal shift', () => has({ ZonalShiftConfig: { Enabled: true } }));
  it('cannot be deleted by mistake', () => has({ DeletionProtection: true }));
  it('encrypts its secrets with a key that rotates', () => {
    has({ EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: { 'Fn::GetAtt': Match.anyValue() } } }] });
    built.template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
  it('logs all five parts of the control plane', () => {
    const EnabledTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type }));
    has({ Logging: { ClusterLogging: { EnabledTypes } } });
  });
  it('does not run Auto Mode', () => has({ ComputeConfig: { Enabled: false } }));
  it('makes nobody an administrator for having created it', () => {
    has({ AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false } });
  });
});

describe('administrators', () => {
  it('are the named roles, and the role of the kubectl Lambda', () => {
    const entries = only('AWS::EKS::AccessEntry').map(({ Properties }) => Properties);
    const principals = entries.map(({ PrincipalArn }) => PrincipalArn).filter((arn) => typeof arn === 'string');
    expect(principals.sort()).toEqual([...ADMINS].sort());
    expect(entries).toHaveLength(ADMINS.length + 1);
    for (const { AccessPolicies } of entries) expect(JSON.stringify(AccessPolicies)).toContain(ADMIN_POLICY);
  });
  it('are never the whole account', () => {
    const trust = only('AWS::IAM::Role').map(({ Properties }) => JSON.stringify(Properties.AssumeRolePolicyDocument));
    expect(trust.filter((policy) => policy.includes(':root'))).toEqual([]);
  });
});

describe('log groups', () => {
  it('are all encrypted with our key and kept for a limited time', () => {
    const groups = only('AWS::Logs::LogGroup').map(({ Properties }) => Properties);
    expect(groups.map(({ LogGroupName }) => LogGroupName)).toContain(`/aws/eks/${cluster.name}/cluster`);
    for (const { KmsKeyId, RetentionInDays } of groups) {
      expect(JSON.stringify(KmsKeyId)).toContain('LogKey');
      expect(RetentionInDays).toBeGreaterThanOrEqual(365);
    }
  });
});

describe('nodes', () => {
  it('have one group in each zone, with the bounds that the scenario has computed', () => {
    const groups = only('AWS::EKS::Nodegroup').map(({ Properties }) => Properties);
    const [general] = cluster.nodeGroups;
    expect(general?.minNodesPerZone).toBe(2);
    expect(groups.map(({ ScalingConfig }) => ScalingConfig)).toEqual(
      zones.map(() => ({ MinSize: 2, DesiredSize: expect.anything(), MaxSize: general?.maxNodesPerZone })),
    );
    const subnets = groups.map(({ Subnets }) => JSON.stringify(Subnets));
    expect(groups.map(({ Subnets }) => Subnets.length)).toEqual([1, 1, 1]);
    expect(new Set(subnets).size).toBe(zones.length);
    for (const subnet of subnets) expect(subnet).toContain('private');
  });
  it('run Bottlerocket, and their updates respect budgets', () => {
    built.template.allResourcesProperties('AWS::EKS::Nodegroup', {
      AmiType: 'BOTTLEROCKET_x86_64',
      ForceUpdateEnabled: false,
    });
  });
  it('have no name of ours, so that a change that replaces them does not meet it', () => {
    built.template.allResourcesProperties('AWS::EKS::Nodegroup', { NodegroupName: Match.absent() });
  });
  it('hide their credentials from pods and encrypt both disks with our key', () => {
    const Ebs = { Encrypted: true, KmsKeyId: Match.objectLike({ 'Fn::GetAtt': Match.anyValue() }) };
    built.template.allResourcesProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: Match.objectLike({
        MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
        BlockDeviceMappings: [
          Match.objectLike({ DeviceName: '/dev/xvda', Ebs: Match.objectLike(Ebs) }),
          Match.objectLike({ DeviceName: '/dev/xvdb', Ebs: Match.objectLike(Ebs) }),
        ],
      }),
    });
  });
  it('hold the 110 pods that the capacity is planned with', () => {
    const data = { UserData: { 'Fn::Base64': '[settings.kubernetes]\nmax-pods = 110\n' } };
    built.template.allResourcesProperties('AWS::EC2::LaunchTemplate', { LaunchTemplateData: Match.objectLike(data) });
  });
  it('share one role that may join and pull images, and no more', () => {
    const nodeRoles = only('AWS::EKS::Nodegroup').map(({ Properties }) => JSON.stringify(Properties.NodeRole));
    expect(new Set(nodeRoles).size).toBe(1);
    const [, role] = built.resources('AWS::IAM::Role').find(([id]) => id.startsWith('NodeRole')) ?? [];
    const policies: string = JSON.stringify(role?.Properties.ManagedPolicyArns);
    expect(policies.match(/policy\/\w+/g)).toEqual([
      'policy/AmazonEKSWorkerNodePolicy',
      'policy/AmazonEC2ContainerRegistryPullOnly',
    ]);
  });
});

describe('the stack', () => {
  it('cannot be terminated by mistake', () => expect(built.platform.stack.terminationProtection).toBe(true));
  it('carries our description and no tracking id', () => {
    const { Description } = built.template.toJSON();
    expect(Description).toBe(`${name}: EKS and Aurora over ${zones.join(', ')}`);
  });
  it('tells a person what comes next', () => {
    const { Outputs } = built.template.toJSON();
    expect(Object.keys(Outputs).sort()).toEqual(
      ['ClusterName', 'KubeconfigCommand', 'MasterSecretArn', 'ReaderEndpoint', 'WriterEndpoint'].sort(),
    );
    expect(Outputs.KubeconfigCommand.Value).toBe(
      `aws eks update-kubeconfig --region eu-west-1 --name ${name} --role-arn ${ADMINS[0]}`,
    );
  });
  it('is synthesized without looking anything up, far below the limits', () => {
    const assembly = built.app.synth();
    expect(assembly.manifest.missing ?? []).toEqual([]);
    expect(built.resources(/./).length).toBeLessThan(450);
    expect(JSON.stringify(assembly.getStackByName(`${name}-platform`).template).length).toBeLessThan(900_000);
  });
  it('is the same, byte for byte, when it is built again', async () => {
    const again = await builtPlatform(scenario);
    expect(JSON.stringify(again.template.toJSON())).toBe(JSON.stringify(built.template.toJSON()));
  });
});
