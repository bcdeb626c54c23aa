import { Match } from 'aws-cdk-lib/assertions';
import { analystAccessEntry } from '../../../lib/aws/blueprint/analyst-access-entry';
import { defaultAwsScenario } from '../../scenarios';
import { type Built, builtPlatform } from './built-platform';

const API_CIDRS = ['203.0.113.0/28', '198.51.100.0/24'];
const ROLE = 'arn:aws:iam::123456789012:role/analyst';

/** Every way in that can be opened. */
const open = defaultAwsScenario(({ aws, analyst }) => {
  aws.publicEndpoint = { cidrs: API_CIDRS, reason: 'build machines outside of the VPC' };
  analyst.aws.publicEndpoint = { enabled: true, cidrs: ['192.0.2.0/24'], reason: 'reports from outside' };
});

let built: Built;
beforeAll(async () => {
  built = await builtPlatform(open, (platform) => {
    analystAccessEntry(platform, ROLE, open.analyst.bastionPod?.group ?? '');
  });
});

describe('a public endpoint of the Kubernetes API', () => {
  it('is reached by its networks only', () => {
    built.template.hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: {
        EndpointPrivateAccess: true,
        EndpointPublicAccess: true,
        PublicAccessCidrs: API_CIDRS,
      },
    });
  });
});

describe('the database', () => {
  it('is reached by the VPN, by the allowlist, and on its port only', () => {
    built.template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Aurora PostgreSQL',
      SecurityGroupIngress: [
        Match.objectLike({ CidrIp: '192.168.0.0/16', FromPort: 5433, ToPort: 5433 }),
        Match.objectLike({ CidrIp: '192.0.2.0/24', FromPort: 5433, ToPort: 5433 }),
      ],
    });
  });
  it('is reached by the pods of the cluster, on a literal port', () => {
    built.template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 5433,
      ToPort: 5433,
      IpProtocol: 'tcp',
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.anyValue(), 'ClusterSecurityGroupId'] },
    });
  });
  it('does not wait for the cluster', () => {
    const database = built.resources(/^AWS::RDS::/).map(([, resource]) => JSON.stringify(resource));
    const [[cluster = ''] = []] = built.resources('AWS::EKS::Cluster');
    expect(database.filter((text) => text.includes(`"${cluster}"`))).toEqual([]);
  });
  it('has instances with a public address, as was asked, in the subnets that they have without one', () => {
    built.template.allResourcesProperties('AWS::RDS::DBInstance', { PubliclyAccessible: true });
    const [[, subnets] = []] = built.resources('AWS::RDS::DBSubnetGroup');
    expect(JSON.stringify(subnets?.Properties.SubnetIds)).toContain('VpcdatabaseSubnet');
  });
});

describe('the analyst', () => {
  it('enters the cluster as a member of a group, without any right of AWS', () => {
    built.template.hasResourceProperties('AWS::EKS::AccessEntry', {
      PrincipalArn: ROLE,
      KubernetesGroups: [open.analyst.bastionPod?.group],
      AccessPolicies: Match.absent(),
    });
  });
});

describe('what the platform hands out', () => {
  it('is what workloads need: name, barrier, database, its group and secret', () => {
    const { clusterName, kubectlReady, database, databaseSecurityGroup, masterSecret } = built.platform;
    expect(clusterName).toBe(open.cluster.name);
    expect(kubectlReady.cfnResourceType).toBe('AWS::SSM::Parameter');
    expect(database.connections.securityGroups).toEqual([databaseSecurityGroup]);
    expect(masterSecret).toBe(database.secret);
  });
});
