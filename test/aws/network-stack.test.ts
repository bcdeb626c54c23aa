import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { NetworkStack } from '../../lib/aws/network-stack';
import { defaultAwsScenario } from '../scenarios';

function network(change?: Parameters<typeof defaultAwsScenario>[0]): { stack: NetworkStack; template: Template } {
  const stack = new NetworkStack(new App(), defaultAwsScenario(change));
  return { stack, template: Template.fromStack(stack) };
}

const { stack, template } = network();
const open = network((config) => {
  config.aws.network.interfaceEndpoints = true;
  config.analyst.aws.vpn = undefined;
}).template;

interface Subnet {
  readonly Properties: { readonly CidrBlock: string; readonly AvailabilityZone: string };
}

/** The subnets of one kind, in the order of the zones. */
function subnets(name: string): readonly string[] {
  const named = { Properties: { Tags: Match.arrayWith([{ Key: 'aws-cdk:subnet-name', Value: name }]) } };
  return Object.values(template.findResources('AWS::EC2::Subnet', named) as Record<string, Subnet>)
    .map(({ Properties }) => `${Properties.AvailabilityZone} ${Properties.CidrBlock}`)
    .sort();
}

describe('subnets', () => {
  test('each zone has a public, a private and a database subnet of its own', () => {
    expect({ public: subnets('public'), private: subnets('private'), database: subnets('database') }).toEqual({
      public: ['eu-west-1a 10.64.192.0/24', 'eu-west-1b 10.64.193.0/24', 'eu-west-1c 10.64.194.0/24'],
      private: ['eu-west-1a 10.64.0.0/18', 'eu-west-1b 10.64.64.0/18', 'eu-west-1c 10.64.128.0/18'],
      database: ['eu-west-1a 10.64.195.0/24', 'eu-west-1b 10.64.196.0/24', 'eu-west-1c 10.64.197.0/24'],
    });
  });

  test('nothing gets a public address by itself', () => {
    template.allResourcesProperties('AWS::EC2::Subnet', { MapPublicIpOnLaunch: false });
  });

  test('load balancers find their subnets by tags', () => {
    for (const [name, role] of [
      ['public', 'kubernetes.io/role/elb'],
      ['private', 'kubernetes.io/role/internal-elb'],
    ]) {
      template.resourcePropertiesCountIs(
        'AWS::EC2::Subnet',
        {
          Tags: Match.arrayWith([
            { Key: 'aws-cdk:subnet-name', Value: name },
            { Key: role, Value: '1' },
          ]),
        },
        3,
      );
    }
  });
});

describe('routes', () => {
  test('each private subnet leaves by the NAT gateway of its own zone', () => {
    template.resourceCountIs('AWS::EC2::NatGateway', 3);
    const routes = template.findResources('AWS::EC2::Route', {
      Properties: { NatGatewayId: Match.anyValue(), DestinationCidrBlock: '0.0.0.0/0' },
    });
    const pairs = Object.values(routes).map(({ Properties }) => [
      Properties.RouteTableId.Ref.match(/privateSubnet(\d)/)?.[1],
      Properties.NatGatewayId.Ref.match(/publicSubnet(\d)/)?.[1],
    ]);
    expect(pairs).toEqual([
      ['1', '1'],
      ['2', '2'],
      ['3', '3'],
    ]);
  });

  test('database subnets have no way to the internet', () => {
    const targets = Object.values(template.findResources('AWS::EC2::Route')).map(
      ({ Properties }) => Properties.RouteTableId.Ref,
    );
    expect(targets.filter((table) => table.includes('database'))).toEqual([]);
  });

  test('S3 is reached without a NAT gateway, whatever the configuration', () => {
    for (const each of [template, open]) {
      each.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Gateway' }, 1);
    }
  });

  test('without the option no endpoint costs by the hour', () => {
    template.resourcePropertiesCountIs('AWS::EC2::VPCEndpoint', { VpcEndpointType: 'Interface' }, 0);
  });

  test('with the option every AWS service that the platform uses answers in all three zones, to the VPC only', () => {
    open.resourcePropertiesCountIs(
      'AWS::EC2::VPCEndpoint',
      {
        VpcEndpointType: 'Interface',
        PrivateDnsEnabled: true,
        SubnetIds: [0, 1, 2].map(() => ({ Ref: Match.stringLikeRegexp('privateSubnet') })),
      },
      13,
    );
    open.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Endpoints of AWS services',
      SecurityGroupIngress: [{ CidrIp: '10.64.0.0/16', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' }],
    });
  });
});

describe('safety', () => {
  test('the default security group is closed', () => {
    template.resourceCountIs('Custom::VpcRestrictDefaultSG', 1);
  });

  test('all traffic is recorded for a year, encrypted', () => {
    template.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL', ResourceType: 'VPC' });
    template.allResourcesProperties('AWS::Logs::LogGroup', {
      RetentionInDays: 365,
      KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^LogKey'), 'Arn'] },
    });
  });

  test('the log key rotates, and serves the log groups of this account and region only', () => {
    template.hasResourceProperties('AWS::KMS::Key', {
      Description: 'CloudWatch log groups',
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
            Condition: {
              ArnLike: { 'kms:EncryptionContext:aws:logs:arn': Match.objectLike({ 'Fn::Join': Match.anyValue() }) },
            },
          }),
        ]),
      },
    });
  });

  test('the stack is protected from deletion', () => {
    expect(stack.terminationProtection).toBe(true);
  });

  test('the stack asks no account for its zones', () => {
    expect(new App().synth().manifest.missing).toBeUndefined();
    const app = new App();
    new NetworkStack(app, defaultAwsScenario());
    expect(app.synth().manifest.missing).toBeUndefined();
  });

  test('without a VPN there is no VPN gateway', () => {
    open.resourceCountIs('AWS::EC2::VPNGateway', 0);
    open.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });
});

test('outputs say which addresses others see', () => {
  template.hasOutput('NatAddresses', {
    Value: { 'Fn::Join': ['', Match.arrayWith([{ Ref: Match.stringLikeRegexp('publicSubnet3EIP') }])] },
  });
});
