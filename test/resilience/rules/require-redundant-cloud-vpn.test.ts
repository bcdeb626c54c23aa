import { EXTERNAL_VPN_GATEWAY } from '../../../lib/resilience/google-kinds';
import { requireRedundantCloudVpn as rule } from '../../../lib/resilience/rules/require-redundant-cloud-vpn';
import type { Link, Tunnel } from '../../../lib/topology';
import { google, only, UNTOLD } from '../declared';
import { place } from '../sample-place';
import { told } from '../told';

const tunnel = (number: number, peerInterface: number, routing: Tunnel['routing'] = 'bgp'): Tunnel => ({
  id: `tunnel-${number}-${peerInterface}`,
  interface: number,
  peerInterface,
  peerAddress: UNTOLD,
  routing,
  place: place('Vpn'),
});
const link = (tunnels: readonly Tunnel[], addresses = 2, kind: Link['kind'] = 'ha-vpn'): Link => ({
  id: 'Vpn',
  kind,
  network: 'ComputeNetwork acme/acme',
  peers: Array.from({ length: addresses }, (_, index) => `198.51.100.${index + 1}`),
  tunnels,
  remoteNetworks: [],
  place: place('Vpn'),
});
const peer = (redundancyType: string | typeof UNTOLD, addresses: number) =>
  google(EXTERNAL_VPN_GATEWAY, 'office', {
    redundancyType,
    interface: Array.from({ length: addresses }, (_, id) => ({ id, ipAddress: `198.51.100.${id + 1}` })),
  });

test('holds for a tunnel with BGP on each interface, to each address of the peer', () => {
  const links = [link([tunnel(0, 0), tunnel(1, 1)])];
  expect(told(rule, only({ links, resources: [peer('TWO_IPS_REDUNDANCY', 2)] }))).toEqual([
    'holds Vpn [interfaces]: BGP over tunnels of interface 0, 1',
    'holds Vpn [peers]: tunnels to interface 0, 1 of 2 peers',
    'holds ComputeExternalVPNGateway acme/office: TWO_IPS_REDUNDANCY with 2 interfaces',
  ]);
});

test('holds for the four addresses of AWS with four tunnels', () => {
  const links = [link([tunnel(0, 0), tunnel(0, 1), tunnel(1, 2), tunnel(1, 3)], 4)];
  expect(told(rule, only({ links, resources: [peer('FOUR_IPS_REDUNDANCY', 4)] }))).toEqual([
    'holds Vpn [interfaces]: BGP over tunnels of interface 0, 1',
    'holds Vpn [peers]: tunnels to interface 0, 1, 2, 3 of 4 peers',
    'holds ComputeExternalVPNGateway acme/office: FOUR_IPS_REDUNDANCY with 4 interfaces',
  ]);
});

test('fails when an interface has no tunnel, or its tunnel no BGP session', () => {
  expect(told(rule, only({ links: [link([tunnel(0, 0), tunnel(0, 1)])] }))).toEqual([
    'broken Vpn [interfaces]: BGP over tunnels of interface 0',
    'holds Vpn [peers]: tunnels to interface 0, 1 of 2 peers',
  ]);
  expect(told(rule, only({ links: [link([tunnel(0, 0), tunnel(1, 1, 'none')])] }))).toEqual([
    'broken Vpn [interfaces]: BGP over tunnels of interface 0',
    'broken Vpn [peers]: tunnels to interface 0 of 2 peers',
  ]);
});

test('fails when the gateway is a classic one, and warns of a peer with one address', () => {
  const resources = [peer('SINGLE_IP_INTERNALLY_REDUNDANT', 1), peer('FOUR_IPS_REDUNDANCY', 2)];
  expect(told(rule, only({ links: [link([], 1, 'classic-vpn')], resources }))).toEqual([
    'broken Vpn: a classic VPN gateway',
    'broken (warning) ComputeExternalVPNGateway acme/office: SINGLE_IP_INTERNALLY_REDUNDANT with 1 interface',
    'broken (warning) ComputeExternalVPNGateway acme/office: FOUR_IPS_REDUNDANCY with 2 interfaces',
  ]);
});

test('is unknown when the redundancy of the peer is', () => {
  expect(told(rule, only({ resources: [peer(UNTOLD, 2)] }))).toEqual([
    'unknown ComputeExternalVPNGateway acme/office: unknown: a parameter of the stack with 2 interfaces',
  ]);
});

test('looks at no link of AWS', () => {
  expect(told(rule, only({ links: [link([], 1, 'site-to-site')] }))).toEqual([]);
});
