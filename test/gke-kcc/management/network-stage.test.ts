import { contains, overlaps } from '../../../lib/zones';
import { defaultScenario } from '../../scenarios';
import { filesOf, manifestsOf, specOf, specs, stageOf } from './stages';

const scenario = defaultScenario();
const stage = stageOf(scenario, '30-network');
const manifests = manifestsOf(stage);

describe('the subnets', () => {
  test('hold the nodes, and beside them the ranges of pods and services under the names that the cluster asks for', () => {
    expect(specOf(manifests, 'ComputeSubnetwork', 'acme-nodes')).toMatchObject({
      networkRef: { name: 'acme' },
      region: 'europe-west3',
      ipCidrRange: scenario.network.nodes,
      privateIpGoogleAccess: true,
      secondaryIpRange: [
        { rangeName: 'pods', ipCidrRange: scenario.network.pods },
        { rangeName: 'services', ipCidrRange: scenario.network.services },
      ],
      logConfig: { metadata: 'INCLUDE_ALL_METADATA' },
    });
  });

  test('set the load balancers apart from the nodes', () => {
    const { ipCidrRange } = specOf(manifests, 'ComputeSubnetwork', 'acme-load-balancers');
    expect(ipCidrRange).toBe(scenario.network.loadBalancers);
    expect(overlaps(ipCidrRange, scenario.network.nodes)).toBe(false);
  });
});

describe('the way out', () => {
  test('is one regional NAT, of the nodes and their pods, with two addresses that stay', () => {
    expect(specOf(manifests, 'ComputeRouterNAT', 'acme-nat')).toMatchObject({
      region: 'europe-west3',
      routerRef: { name: 'acme-nat' },
      natIpAllocateOption: 'MANUAL_ONLY',
      natIps: [{ name: 'acme-nat-0' }, { name: 'acme-nat-1' }],
      subnetwork: [{ subnetworkRef: { name: 'acme-nodes' }, sourceIpRangesToNat: ['ALL_IP_RANGES'] }],
    });
  });

  test('gives ports as they are needed, which excludes endpoint-independent mapping', () => {
    const { enableDynamicPortAllocation, enableEndpointIndependentMapping, minPortsPerVm, maxPortsPerVm } = specOf(
      manifests,
      'ComputeRouterNAT',
      'acme-nat',
    );
    expect([enableDynamicPortAllocation, enableEndpointIndependentMapping]).toEqual([true, false]);
    expect([minPortsPerVm, maxPortsPerVm].map(Math.log2).every(Number.isInteger)).toBe(true);
  });
});

describe('Google APIs and registries', () => {
  const zones = specs(manifests, 'DNSManagedZone');
  const records = Object.values(specs(manifests, 'DNSRecordSet'));
  const data = (name: string) => {
    const record = records.find((candidate) => candidate.name === name);
    return record && 'rrdatas' in record ? record.rrdatas : [];
  };

  test('have private zones that only our network sees', () => {
    expect(Object.values(zones).map(({ dnsName }) => dnsName)).toEqual(['googleapis.com.', 'gcr.io.', 'pkg.dev.']);
    for (const zone of Object.values(zones)) {
      expect(zone).toMatchObject({
        visibility: 'private',
        privateVisibilityConfig: { networks: [{ networkRef: { name: 'acme' } }] },
      });
    }
  });

  test.each(['storage.googleapis.com.', 'europe-west3-docker.pkg.dev.', 'eu.gcr.io.'])(
    '%s leads to the four addresses of private.googleapis.com',
    (host) => {
      const [alias = ''] = data(`*.${host.split('.').slice(-3).join('.')}`);
      expect(data(alias)).toEqual(['199.36.153.8', '199.36.153.9', '199.36.153.10', '199.36.153.11']);
      expect(data(alias).every((address) => contains('199.36.153.8/30', `${address}/32`))).toBe(true);
    },
  );
});

describe('the firewall', () => {
  const rules = specs(manifests, 'ComputeFirewall');

  test('logs whatever no other rule lets in, after the rules of GKE', () => {
    expect(rules['acme-deny-ingress']).toEqual({
      networkRef: { name: 'acme' },
      direction: 'INGRESS',
      priority: 65534,
      deny: [{ protocol: 'all' }],
      sourceRanges: ['0.0.0.0/0'],
      logConfig: { metadata: 'INCLUDE_ALL_METADATA' },
    });
  });

  test('lets the control plane call the webhook of cert-manager on the nodes, and nothing else', () => {
    expect(rules['acme-webhooks']).toEqual({
      networkRef: { name: 'acme' },
      direction: 'INGRESS',
      priority: 1000,
      allow: [{ protocol: 'tcp', ports: ['10250'] }],
      sourceRanges: ['172.16.0.0/28'],
      targetTags: ['acme-node'],
    });
  });

  test('leaves load balancers and SSH to GKE and to nobody', () => {
    expect(Object.keys(rules)).toEqual(['acme-deny-ingress', 'acme-webhooks']);
  });
});

test('the network is written to one file for each subject', () => {
  expect(Object.keys(filesOf(stage)).sort()).toEqual(['firewall', 'nat', 'network', 'private-google-access']);
});
