import { requireEndpointInClientZones as rule } from '../../../lib/resilience/rules/require-endpoint-in-client-zones';
import type { PrivateEndpoint, Topology } from '../../../lib/topology';
import { only, UNTOLD } from '../declared';
import { NETWORK, nodeGroup, privateSubnet, ZONES } from '../sample-network';
import { place } from '../sample-place';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const endpoint = (name: string, zones: readonly string[], changes: Partial<PrivateEndpoint> = {}): PrivateEndpoint => ({
  id: `acme/${name}`,
  service: 'com.amazonaws.eu-central-1.sts',
  kind: 'interface',
  network: NETWORK,
  subnets: zones.map((zone) => privateSubnet(zone, 0).id),
  place: place(`acme/${name}`),
  ...changes,
});
const judged = (privateEndpoints: readonly PrivateEndpoint[], changes: Partial<Topology> = {}) =>
  told(rule, sampleTopology({ privateEndpoints, ...changes }));
const ALL = 'eu-central-1a, eu-central-1b, eu-central-1c';

test('holds for an endpoint in each zone of the nodes', () => {
  expect(judged([endpoint('Sts', ZONES)])).toEqual([`holds acme/Sts: ${ALL}`]);
});

test('fails when nodes run in a zone without it', () => {
  expect(judged([endpoint('Sts', ['eu-central-1a'])])).toEqual(['broken acme/Sts: eu-central-1a']);
});

test('holds for two zones where nodes run in no other', () => {
  const nodeGroups = [nodeGroup('a', ['eu-central-1a']), nodeGroup('b', ['eu-central-1b'])];
  expect(judged([endpoint('Sts', ZONES.slice(0, 2))], { nodeGroups })).toEqual([
    'holds acme/Sts: eu-central-1a, eu-central-1b',
  ]);
});

test('takes mount targets of one file system together', () => {
  const targets = ZONES.map((zone) => endpoint(`Mount-${zone}`, [zone], { kind: 'attachment', service: 'acme/Files' }));
  expect(judged(targets)).toEqual([`holds acme/Mount-eu-central-1a: ${ALL}`]);
  expect(judged(targets.slice(0, 2))).toEqual(['broken acme/Mount-eu-central-1a: eu-central-1a, eu-central-1b']);
});

test('is unknown when its subnets or the zones of its clients are', () => {
  expect(judged([endpoint('Sts', ['eu-central-1x'])])).toEqual([
    'unknown acme/Sts: no zone known (the subnet acme-network/private-eu-central-1x is not in the files)',
  ]);
  const subnets = ZONES.map((zone, index) => privateSubnet(zone, index, index === 0 ? { zones: UNTOLD } : {}));
  expect(judged([endpoint('Sts', ['eu-central-1b', 'eu-central-1c'])], { subnets })).toEqual([
    'unknown acme/Sts: eu-central-1b, eu-central-1c',
  ]);
});

test('looks at no gateway endpoint, and at none without clients', () => {
  expect(judged([endpoint('S3', [], { kind: 'gateway' })])).toEqual([]);
  expect(told(rule, only({ privateEndpoints: [endpoint('Sts', ZONES)] }))).toEqual([]);
});
