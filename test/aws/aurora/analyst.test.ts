import { Match, Template } from 'aws-cdk-lib/assertions';
import { psqlCommand, tokenCommand, tunnelCommand } from '../../../lib/aws/aurora/analyst-commands';
import { analystStack } from './analyst-stack';

const { stack } = analystStack();
const template = Template.fromStack(stack);
const without = Template.fromStack(
  analystStack({ bastionHost: false, bastionPod: undefined, vpn: undefined, publicEndpoint: undefined }).stack,
);

/** Every statement of the analyst's policy, with references shortened to the name of what they refer to. */
function rights(from: Template): readonly Record<string, unknown>[] {
  const policies = from.findResources('AWS::IAM::ManagedPolicy', {
    Properties: { Description: 'Reads the database as the analyst' },
  });
  const short = JSON.stringify(policies, (_key, value) => {
    if (value?.Ref) return `<${value.Ref.replace(/[0-9A-F]{8}$/, '')}>`;
    if (value?.['Fn::GetAtt']) return `<${value['Fn::GetAtt'][1]}>`;
    return value?.['Fn::Join'] ? value['Fn::Join'] : value;
  });
  const policy = Object.values(JSON.parse(short) as typeof policies)[0];
  const text = (resource: unknown): unknown =>
    Array.isArray(resource) && resource.length === 2 && resource[0] === ''
      ? resource[1].map(text).join('')
      : Array.isArray(resource)
        ? resource.map(text)
        : resource;
  return policy?.Properties.PolicyDocument.Statement.map(
    ({ Sid, Effect, Resource, ...rest }: Record<string, unknown>) => ({
      ...rest,
      Resource: text(Resource),
    }),
  );
}

const ARN = (service: string) => `arn:<AWS::Partition>:${service}:eu-west-1:123456789012`;
/** IAM's variable, not ours. */
const CALLER = `$${'{aws:userid}'}`;
const SIGN_IN = {
  Action: 'rds-db:connect',
  Resource: `${ARN('rds-db')}:dbuser:<DBClusterResourceId>/analyst`,
};

describe('the analyst', () => {
  test('may do this and nothing else', () => {
    expect(rights(template)).toEqual([
      SIGN_IN,
      {
        Action: 'ssm:StartSession',
        Resource: [
          ...[1, 2, 3].map((zone) => `${ARN('ec2')}:instance/<AnalystBastionZone${zone}Instance>`),
          `${ARN('ssm')}:document/<AnalystBastionSession>`,
        ],
        Condition: { BoolIfExists: { 'ssm:SessionDocumentAccessCheck': 'true' } },
      },
      { Action: 'ssmmessages:OpenDataChannel', Resource: `${ARN('ssm')}:session/${CALLER}-*` },
      {
        Action: ['ssm:ResumeSession', 'ssm:TerminateSession'],
        Resource: `${ARN('ssm')}:session/*`,
        Condition: { StringEquals: { 'ssm:resourceTag/aws:ssmmessages:session-id': CALLER } },
      },
      { Action: 'eks:DescribeCluster', Resource: `${ARN('eks')}:cluster/acme-aurora` },
    ]);
  });

  test('without a bastion may only sign in to the database', () => {
    expect(rights(without)).toEqual([SIGN_IN]);
  });

  test('is a role that only those take whom the account allows', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      Description: 'Reads the database; nothing else',
      MaxSessionDuration: 28800,
      ManagedPolicyArns: Match.absent(),
      Policies: Match.absent(),
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Principal: {
              AWS: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::123456789012:root']] },
            },
          },
        ],
      },
    });
  });
});

describe('the bastion', () => {
  test('stands in every zone, so that no zone takes it away', () => {
    const zones = Object.values(template.findResources('AWS::EC2::Instance')).map(
      ({ Properties }) => Properties.AvailabilityZone,
    );
    expect(zones).toEqual(['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  });

  test('has no public address, an encrypted disk, IMDSv2, monitoring, and nothing that stops its deletion', () => {
    template.allResourcesProperties('AWS::EC2::Instance', {
      NetworkInterfaces: Match.absent(),
      KeyName: Match.absent(),
      BlockDeviceMappings: [Match.objectLike({ Ebs: Match.objectLike({ Encrypted: true }) })],
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      Monitoring: true,
      DisableApiTermination: Match.absent(),
    });
  });

  test('keeps its instances when a new image appears, for the image is looked up at launch', () => {
    template.allResourcesProperties('AWS::EC2::Instance', { ImageId: Match.absent() });
    template.hasResourceProperties('AWS::EC2::LaunchTemplate', {
      LaunchTemplateData: { ImageId: Match.stringLikeRegexp('^resolve:ssm:/aws/service/ami-amazon-linux-latest/') },
    });
    expect(Object.keys(template.findParameters('*'))).not.toContainEqual(expect.stringContaining('SsmParameterValue'));
  });

  test('lets nothing in, and out only to SSM and the database', () => {
    template.hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: Match.stringLikeRegexp('^Bastion'),
      SecurityGroupIngress: Match.absent(),
      SecurityGroupEgress: [Match.objectLike({ FromPort: 443, ToPort: 443, IpProtocol: 'tcp' })],
    });
    const toDatabase = { FromPort: 5433, ToPort: 5433, IpProtocol: 'tcp' };
    const bastion = { 'Fn::GetAtt': [Match.stringLikeRegexp('BastionSecurityGroup'), 'GroupId'] };
    const door = { 'Fn::GetAtt': [Match.stringLikeRegexp('DatabaseDoor'), 'GroupId'] };
    template.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
      ...toDatabase,
      GroupId: bastion,
      DestinationSecurityGroupId: door,
    });
    template.resourceCountIs('AWS::EC2::SecurityGroupIngress', 1);
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      ...toDatabase,
      GroupId: door,
      SourceSecurityGroupId: bastion,
    });
  });

  test('has the rights of the SSM agent for sessions and no others', () => {
    template.hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Description: 'The SSM agent holds sessions',
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Resource: '*',
            Action: [
              'ssm:UpdateInstanceInformation',
              'ssmmessages:CreateControlChannel',
              'ssmmessages:CreateDataChannel',
              'ssmmessages:OpenControlChannel',
              'ssmmessages:OpenDataChannel',
            ],
          },
        ],
      },
    });
  });

  test('forwards to the reader endpoint of the database, and the analyst cannot name another host or port', () => {
    template.hasResourceProperties('AWS::SSM::Document', {
      DocumentType: 'Session',
      Content: {
        schemaVersion: '1.0',
        sessionType: 'Port',
        parameters: { localPortNumber: Match.objectLike({ default: '5433' }) },
        properties: {
          type: 'LocalPortForwarding',
          host: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Database'), 'ReadEndpoint.Address'] },
          portNumber: '5433',
          localPortNumber: '{{ localPortNumber }}',
        },
      },
    });
  });

  test('is absent when it is not asked for', () => {
    without.resourceCountIs('AWS::EC2::Instance', 0);
    without.resourceCountIs('AWS::SSM::Document', 0);
    without.resourceCountIs('AWS::EC2::SecurityGroupIngress', 0);
  });
});

describe('the commands', () => {
  const address = { host: 'db.example.com', port: 5433, database: 'app', username: 'analyst', region: 'eu-west-1' };

  test('open a tunnel through one instance', () => {
    expect(tunnelCommand('i-1', 'document-1', 'eu-west-1')).toBe(
      'aws ssm start-session --region eu-west-1 --target i-1 --document-name document-1',
    );
  });

  test('sign the password for the real host, also through the tunnel', () => {
    expect(tokenCommand(address)).toBe(
      'export PGPASSWORD="$(aws rds generate-db-auth-token --region eu-west-1 --hostname db.example.com --port 5433 --username analyst)"',
    );
  });

  test('compare the certificate with the real host, also through the tunnel', () => {
    const rest = 'port=5433 dbname=app user=analyst sslmode=verify-full sslrootcert=global-bundle.pem';
    expect(psqlCommand(address, 'direct')).toBe(`psql "host=db.example.com ${rest}"`);
    expect(psqlCommand(address, 'tunnel')).toBe(`psql "host=db.example.com hostaddr=127.0.0.1 ${rest}"`);
  });

  test('are put out for the ways that exist, and only for those', () => {
    const ways = (from: Template) => Object.keys(from.findOutputs('*')).filter((key) => key.startsWith('Analyst'));
    expect(ways(template)).toEqual([
      'AnalystRoleArn',
      'Analyst1Ca',
      'Analyst2Tunnel1',
      'Analyst2Tunnel2',
      'Analyst2Tunnel3',
      'Analyst3Token',
      'Analyst4PsqlTunnel',
      'Analyst4PsqlDirect',
    ]);
    expect(ways(without)).toEqual(['AnalystRoleArn', 'Analyst1Ca', 'Analyst3Token']);
  });
});
