import type { AwsConfig } from '../../lib/config';
import { defaultAwsScenario } from '../scenarios';

const NOTHING: AwsConfig['analyst']['aws'] = {
  bastionHost: false,
  bastionPod: false,
  publicEndpoint: { enabled: false, cidrs: [] },
};

/** The analyst's plan with these ways alone. */
const withWays = (ways: Partial<AwsConfig['analyst']['aws']>) =>
  defaultAwsScenario(({ analyst }) => {
    analyst.aws = { ...NOTHING, ...ways };
  }).analyst;

test('the reference has a VPN to two devices and both bastions, and no public address', () => {
  expect(defaultAwsScenario().analyst).toEqual({
    username: 'analyst',
    statementTimeoutSeconds: 300,
    vpn: {
      amazonAsn: 64_512,
      customerGateways: [
        { address: '198.51.100.20', asn: 65_020, routing: 'bgp' },
        { address: '198.51.100.21', asn: 65_020, routing: 'bgp' },
      ],
      networks: ['192.168.0.0/16'],
    },
    bastionHost: true,
    bastionPod: { name: 'bastion', replicas: 3, group: 'acme-aurora:analysts' },
  });
});

test('without any way there is the user, and nothing else', () => {
  expect(withWays({})).toEqual({ username: 'analyst', statementTimeoutSeconds: 300, bastionHost: false });
});

test('the bastion pods stand in three zones, for a group of Kubernetes that bears the name of the platform', () => {
  expect(withWays({ bastionPod: true }).bastionPod).toEqual({
    name: 'bastion',
    replicas: 3,
    group: 'acme-aurora:analysts',
  });
});

test('a public address is passed on with its networks and its reason', () => {
  const publicEndpoint = { enabled: true, reason: 'agreed with security', cidrs: ['203.0.113.0/28'] };
  expect(withWays({ publicEndpoint }).publicEndpoint).toEqual({
    reason: 'agreed with security',
    cidrs: ['203.0.113.0/28'],
  });
});

test('a public address that is off is not there, even with a reason', () => {
  const publicEndpoint = { enabled: false, reason: 'agreed with security', cidrs: [] };
  expect(withWays({ publicEndpoint })).not.toHaveProperty('publicEndpoint');
});

test('the ways of Google Cloud are no ways here', () => {
  const without = defaultAwsScenario(({ analyst }) => {
    analyst.access = {};
  });
  expect(without.analyst).toEqual(defaultAwsScenario().analyst);
});
