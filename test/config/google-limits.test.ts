import { networkPlan, printConfig } from '../../lib/config';
import { prefixLength } from '../../lib/zones';
import { defaultConfig } from '../scenarios';
import { problemsOf, testRefusals } from './refusals';

const LONG = `${'a'.repeat(44)}.services.acme.example.com`;

describe('what Google Cloud would refuse', () => {
  testRefusals([
    {
      claim: 'a host name for which it issues no certificate',
      edit: ['host: shop.full.example.com', `host: ${LONG}`],
      path: 'services[0].host',
      allowed: 'at most 63 characters',
      remedy: 'shorten the name',
    },
    {
      claim: 'the name of the network that every project has',
      edit: ['name: full\n', 'name: default\n'],
      path: 'name',
      allowed: 'another name than default',
      remedy: 'for example acme',
    },
    {
      claim: 'a name that no bucket may have',
      edit: ['name: full\n', 'name: my-g00gle\n'],
      path: 'name',
      allowed: 'Cloud Storage refuses such names',
      remedy: 'another name',
    },
    {
      claim: 'the namespace of something else',
      edit: ['namespace: full-prod', 'namespace: kube-system'],
      path: 'google.configConnector.namespace',
      allowed: 'a namespace of its own',
      remedy: 'the tear-down deletes it',
    },
    {
      claim: 'the range of the container runtime for the control plane',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 172.17.5.16/28'],
      path: 'google.network.controlPlane',
      allowed: 'a range outside of 172.17.0.0/16',
      remedy: 'RFC 1918',
    },
    {
      claim: 'a network of multicast addresses',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 232.0.0.0/11'],
      path: 'google.network.cidr',
      allowed: 'a range outside of 224.0.0.0/4',
      remedy: 'RFC 1918',
    },
    {
      claim: 'a peer with a private address',
      edit: ['addresses: [198.51.100.10, 198.51.100.11]', 'addresses: [198.51.100.10, 10.1.2.3]'],
      path: 'analyst.access.vpn.peer.addresses[1]',
      allowed: 'a public address, not one of 10.0.0.0/8',
      remedy: 'by which the internet reaches',
    },
  ]);

  test.each([8, 9, 10, 11, 12, 16])('no range for Services out of a /%i is larger than GKE takes', (prefix) => {
    const { services } = networkPlan(`10.0.0.0/${prefix}`);
    expect(prefixLength(services)).toBeGreaterThanOrEqual(16);
    expect(prefixLength(services)).toBeLessThanOrEqual(27);
  });

  test('refuses replicas for which no pool of that machine can grow enough', () => {
    const config = defaultConfig(({ google, services, scenarios }) => {
      scenarios.splice(0, scenarios.length, 'gke-cockroachdb');
      google.network.cidr = '10.0.0.0/8';
      google.nodePools.general.machineType = 'n2d-standard-4';
      const [first] = services;
      if (!first) throw new Error('reference.yaml has services');
      first.allowFrom = [];
      services.splice(0, services.length, first);
      for (let number = 0; number < 12; number++) {
        services.push({
          ...structuredClone(first),
          name: `heavy-${number}`,
          host: `heavy-${number}.acme.example.com`,
          resources: { requests: { cpu: '3', memory: '4Gi' } },
          replicas: { min: 300, max: 300 },
        });
      }
    });
    const { aws: _, ...google } = config;
    expect(problemsOf(printConfig(google as typeof config))).toEqual([
      expect.objectContaining({
        path: ['google', 'nodePools', 'general', 'machineType'],
        allowed: expect.stringContaining('1000 in each of the 3 zones'),
        remedy: expect.stringContaining('larger machine type'),
      }),
    ]);
  });
});
