import { contains } from '../../../lib/zones';
import { defaultScenario } from '../../scenarios';
import { DEDICATED, PARTNER, withInterconnect } from './scenario-variants';
import { manifestsOf, specOf, specs, stageOf } from './stages';

describe('HA VPN', () => {
  const stage = stageOf(defaultScenario(), '70-vpn');
  const manifests = manifestsOf(stage);
  const tunnels = Object.entries(specs(manifests, 'ComputeVPNTunnel'));

  test('has a tunnel from each of our interfaces to the same interface of the peer', () => {
    expect(tunnels.map(([, tunnel]) => [tunnel.vpnGatewayInterface, tunnel.peerExternalGatewayInterface])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(specOf(manifests, 'ComputeExternalVPNGateway', 'acme-office-42ffd528')).toEqual({
      redundancyType: 'TWO_IPS_REDUNDANCY',
      interface: [
        { id: 0, ipAddress: '198.51.100.10' },
        { id: 1, ipAddress: '198.51.100.11' },
      ],
    });
  });

  test('takes each pre-shared key from a Secret of its own, by name only, and says that it must be there first', () => {
    expect(tunnels.map(([, { sharedSecret }]) => sharedSecret)).toEqual([
      { valueFrom: { secretKeyRef: { name: 'vpn-office-0', key: 'psk' } } },
      { valueFrom: { secretKeyRef: { name: 'vpn-office-1', key: 'psk' } } },
    ]);
    expect(stage.secrets?.map(({ namespace, name, key }) => `${namespace}/${name}/${key}`)).toEqual([
      'acme-prod/vpn-office-0/psk',
      'acme-prod/vpn-office-1/psk',
    ]);
  });

  test.each(tunnels)('runs a BGP session over %s, both ends in the range of that tunnel', (name, tunnel) => {
    const end = specOf(manifests, 'ComputeRouterInterface', name);
    const peer = specOf(manifests, 'ComputeRouterPeer', name);
    const [address = ''] = end.ipRange.split('/');
    expect(end.vpnTunnelRef).toEqual({ name });
    expect(peer.routerInterfaceRef).toEqual({ name });
    expect(peer.ipAddress).toEqual({ external: address });
    expect(end.ipRange).toMatch(/\/30$/);
    expect(contains(`${address.replace(/\d+$/, '0')}/30`, `${peer.peerIpAddress}/32`)).toBe(true);
    expect(peer.peerIpAddress).not.toBe(address);
    expect(peer.peerAsn).toBe(65010);
    // not supported over VPN
    expect(peer.bfd).toBeUndefined();
    expect([tunnel.routerRef, end.routerRef, peer.routerRef]).toEqual(Array(3).fill({ name: 'acme-vpn-64514' }));
  });

  test('shares the traffic over both tunnels', () => {
    const priorities = Object.values(specs(manifests, 'ComputeRouterPeer')).map((peer) => peer.advertisedRoutePriority);
    expect(new Set(priorities).size).toBe(1);
  });

  test('announces the subnet of the load balancers, and neither nodes nor pods nor the control plane', () => {
    expect(specOf(manifests, 'ComputeRouter', 'acme-vpn-64514').bgp).toEqual({
      asn: 64514,
      advertiseMode: 'CUSTOM',
      advertisedIpRanges: [{ range: defaultScenario().network.loadBalancers, description: 'internal load balancers' }],
    });
  });

  test('opens no firewall of its own: GKE lets the peer in to the load balancer', () => {
    expect(specs(manifests, 'ComputeFirewall')).toEqual({});
  });
});

describe('Partner Interconnect', () => {
  const manifests = manifestsOf(stageOf(withInterconnect(PARTNER), '75-interconnect'));

  test('has an attachment in each edge availability domain, on a router with the ASN that it demands', () => {
    const attachments = Object.entries(specs(manifests, 'ComputeInterconnectAttachment'));
    expect(
      attachments.map(([name, spec]) => [name, spec.type === 'PARTNER' ? spec.edgeAvailabilityDomain : spec.type]),
    ).toEqual([
      ['acme-partner-1', 'AVAILABILITY_DOMAIN_1'],
      ['acme-partner-2', 'AVAILABILITY_DOMAIN_2'],
    ]);
    expect(specOf(manifests, 'ComputeRouter', 'acme-interconnect-16550').bgp?.asn).toBe(16550);
  });

  test('leaves interfaces and sessions to Google, and capacity and VLAN to the carrier', () => {
    expect(specs(manifests, 'ComputeRouterInterface')).toEqual({});
    expect(specs(manifests, 'ComputeRouterPeer')).toEqual({});
    for (const attachment of Object.values(specs(manifests, 'ComputeInterconnectAttachment'))) {
      expect(attachment).not.toHaveProperty('bandwidth');
      expect(attachment).not.toHaveProperty('vlanTag8021q');
    }
  });
});

describe('Dedicated Interconnect', () => {
  const scenario = withInterconnect(DEDICATED);
  const manifests = manifestsOf(stageOf(scenario, '75-interconnect'));
  const attachments = Object.entries(specs(manifests, 'ComputeInterconnectAttachment'));

  test('has an attachment on each of the two physical connections', () => {
    expect(attachments.map(([name, spec]) => [name, spec.type === 'DEDICATED' ? spec.interconnect : ''])).toEqual([
      ['acme-dedicated-1-85a59e6c', expect.stringMatching(/fra-zone1$/)],
      ['acme-dedicated-2-e52154ff', expect.stringMatching(/fra-zone2$/)],
    ]);
  });

  test.each(attachments)(
    'runs a BGP session over %s within its candidate subnet, and notices its death fast',
    (name, spec) => {
      const [candidate = ''] = spec.type === 'DEDICATED' ? spec.candidateSubnets : [];
      const end = specOf(manifests, 'ComputeRouterInterface', name);
      const peer = specOf(manifests, 'ComputeRouterPeer', name);
      expect(end.interconnectAttachmentRef).toEqual({ name });
      expect(contains(candidate, `${peer.ipAddress.external}/32`)).toBe(true);
      expect(contains(candidate, `${peer.peerIpAddress}/32`)).toBe(true);
      expect(peer.bfd).toMatchObject({ sessionInitializationMode: 'ACTIVE', multiplier: 5 });
    },
  );

  test('announces no more than the VPN does', () => {
    expect(specOf(manifests, 'ComputeRouter', 'acme-interconnect-64515').bgp).toMatchObject({
      asn: 64515,
      advertiseMode: 'CUSTOM',
      advertisedIpRanges: [{ range: scenario.network.loadBalancers }],
    });
  });
});
