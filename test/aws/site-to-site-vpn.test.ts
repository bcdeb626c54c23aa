import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { NetworkStack } from '../../lib/aws/network-stack';
import { defaultAwsScenario } from '../scenarios';

type Vpn = NonNullable<ReturnType<typeof defaultAwsScenario>['analyst']['vpn']>;

function vpn(change: Partial<Vpn> = {}): Template {
  const scenario = defaultAwsScenario();
  const { analyst } = scenario;
  if (!analyst.vpn) throw new Error('the reference configuration has a VPN');
  const changed = { ...scenario, analyst: { ...analyst, vpn: { ...analyst.vpn, ...change } } };
  return Template.fromStack(new NetworkStack(new App(), changed));
}

const NETWORKS = ['192.168.0.0/16', '172.16.0.0/12'];
const bgp = vpn();
const fixed = vpn({
  networks: NETWORKS,
  customerGateways: [{ address: '198.51.100.7', asn: 4_200_000_000, routing: 'static' }],
});

const tunnel = {
  IKEVersions: [{ Value: 'ikev2' }],
  Phase1EncryptionAlgorithms: [{ Value: 'AES256-GCM-16' }],
  Phase2EncryptionAlgorithms: [{ Value: 'AES256-GCM-16' }],
  Phase1IntegrityAlgorithms: [{ Value: 'SHA2-384' }],
  Phase2IntegrityAlgorithms: [{ Value: 'SHA2-384' }],
  Phase1DHGroupNumbers: [{ Value: 20 }],
  Phase2DHGroupNumbers: [{ Value: 20 }],
  DPDTimeoutAction: 'restart',
  StartupAction: 'start',
  EnableTunnelLifecycleControl: true,
  LogOptions: {
    CloudwatchLogOptions: {
      LogEnabled: true,
      LogGroupArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('TunnelLogs'), 'Arn'] },
      LogOutputFormat: 'json',
    },
  },
};

test('each device of the peer has a name, by which several platforms may know it', () => {
  const names = Object.values(bgp.findResources('AWS::EC2::CustomerGateway')).map(
    ({ Properties }) => Properties.DeviceName,
  );
  expect(names).toEqual(['acme-aurora-vpn-198-51-100-20-bgp', 'acme-aurora-vpn-198-51-100-21-bgp']);
});

test('each device of the peer has two tunnels that take one strong proposal and write down what happens', () => {
  bgp.resourceCountIs('AWS::EC2::VPNConnection', 2);
  bgp.allResourcesProperties('AWS::EC2::VPNConnection', { VPNTunnelOptionsSpecifications: Match.absent() });
  bgp.allResourcesProperties('AWS::EC2::VPNConnection', { VpnTunnelOptionsSpecifications: [tunnel, tunnel] });
});

/** The connections of some devices, by logical id, and what names them. */
const connections = (...customerGateways: Vpn['customerGateways']) =>
  vpn({ customerGateways }).findResources('AWS::EC2::VPNConnection');

const FIRST = { address: '198.51.100.7', asn: 65_000, routing: 'bgp' } as const;
const SECOND = { address: '198.51.100.8', asn: 65_000, routing: 'bgp' } as const;

describe('one connection is changed without the other', () => {
  const both = Object.keys(connections(FIRST, SECOND));

  test('when the other device leaves, or the two are written in another order', () => {
    expect(Object.keys(connections(SECOND))).toEqual([both[1]]);
    expect(Object.keys(connections(SECOND, FIRST)).sort()).toEqual([...both].sort());
  });

  test.each([
    ['address', { ...FIRST, address: '198.51.100.9' }],
    ['routing', { ...FIRST, routing: 'static' as const }],
  ])('when the %s of a device changes: a new connection stands before the old one goes', (_, changed) => {
    const after = Object.keys(connections(changed, SECOND));
    expect(after).toContain(both[1]);
    expect(after).not.toContain(both[0]);
  });
});

test('AWS makes the pre-shared keys and keeps them in Secrets Manager', () => {
  bgp.allResourcesProperties('AWS::EC2::VPNConnection', { PreSharedKeyStorage: 'SecretsManager' });
  expect(JSON.stringify(bgp.toJSON())).not.toContain('"PreSharedKey"');
});

test('private and database subnets of every zone learn the way back', () => {
  const tables = ['private', 'database'].flatMap((kind) =>
    [1, 2, 3].map((zone) => `Vpc${kind}Subnet${zone}RouteTable`),
  );
  bgp.hasResourceProperties('AWS::EC2::VPNGatewayRoutePropagation', {
    RouteTableIds: tables.map((table) => ({ Ref: Match.stringLikeRegexp(table) })),
  });
});

test('with BGP the peer announces its networks', () => {
  bgp.allResourcesProperties('AWS::EC2::VPNConnection', { StaticRoutesOnly: false });
  bgp.resourceCountIs('AWS::EC2::VPNConnectionRoute', 0);
  bgp.hasResourceProperties('AWS::EC2::VPNGateway', { AmazonSideAsn: 64512 });
});

test('without BGP each network is a route', () => {
  fixed.allResourcesProperties('AWS::EC2::VPNConnection', { StaticRoutesOnly: true });
  const routes = Object.values(fixed.findResources('AWS::EC2::VPNConnectionRoute'));
  expect(routes.map(({ Properties }) => Properties.DestinationCidrBlock)).toEqual(NETWORKS);
});

test('a large ASN goes where CloudFormation takes it', () => {
  fixed.hasResourceProperties('AWS::EC2::CustomerGateway', { BgpAsn: Match.absent(), BgpAsnExtended: 4_200_000_000 });
  bgp.hasResourceProperties('AWS::EC2::CustomerGateway', { BgpAsn: 65020, BgpAsnExtended: Match.absent() });
});

test('the loss of one tunnel and of all tunnels each ring at a topic that people can subscribe to', () => {
  const metric = {
    Namespace: 'AWS/VPN',
    MetricName: 'TunnelState',
    TreatMissingData: 'breaching',
    AlarmActions: [{ Ref: Match.stringLikeRegexp('AlarmsTopic') }],
  };
  bgp.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { ...metric, Statistic: 'Minimum', Threshold: 1 }, 2);
  bgp.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { ...metric, Statistic: 'Maximum', Threshold: 0 }, 2);
  bgp.hasOutput('VpnAlarms', { Value: { Ref: Match.stringLikeRegexp('AlarmsTopic') } });
});

test('alarms of this account only may use the encrypted topic', () => {
  const fromHere = {
    Principal: { Service: 'cloudwatch.amazonaws.com' },
    Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
  };
  bgp.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ ...fromHere, Action: 'sns:Publish' })]) },
  });
  bgp.hasResourceProperties('AWS::KMS::Key', {
    Description: 'Alarms',
    KeyPolicy: { Statement: Match.arrayWith([Match.objectLike(fromHere)]) },
  });
});
