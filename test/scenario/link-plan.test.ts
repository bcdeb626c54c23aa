import fc from 'fast-check';
import { type Config, PARTNER_ASN } from '../../lib/config';
import { contains } from '../../lib/zones';
import { defaultScenario } from '../scenarios';

const DEDICATED: Config['analyst']['access']['interconnect'] = {
  type: 'dedicated',
  asn: 64_515,
  peerAsn: 65_020,
  networks: ['172.20.0.0/16'],
  attachments: [
    {
      interconnect: 'https://www.googleapis.com/compute/v1/projects/p/global/interconnects/one',
      vlan: 101,
      insideCidr: '169.254.20.0/29',
    },
    {
      interconnect: 'https://www.googleapis.com/compute/v1/projects/p/global/interconnects/two',
      vlan: 102,
      insideCidr: '169.254.20.8/29',
    },
  ],
};

const withInterconnect = (interconnect: Config['analyst']['access']['interconnect']) =>
  defaultScenario(({ analyst }) => {
    analyst.access.interconnect = interconnect;
  }).interconnect;

describe('VPN', () => {
  test('each tunnel joins one interface of ours to the peer address of the same number, with its own secret', () => {
    expect(defaultScenario().vpn).toEqual({
      router: 'acme-vpn-64514',
      asn: 64_514,
      gateway: 'acme-vpn',
      peer: { name: 'acme-office-42ffd528', addresses: ['198.51.100.10', '198.51.100.11'] },
      networks: ['192.168.0.0/16'],
      tunnels: [
        {
          name: 'acme-office-0-02eeba15',
          interface: 0,
          secret: 'vpn-office-0',
          range: '169.254.10.1/30',
          address: '169.254.10.1',
          peerAddress: '169.254.10.2',
          peerAsn: 65_010,
        },
        {
          name: 'acme-office-1-e5c50008',
          interface: 1,
          secret: 'vpn-office-1',
          range: '169.254.11.1/30',
          address: '169.254.11.1',
          peerAddress: '169.254.11.2',
          peerAsn: 65_010,
        },
      ],
    });
  });

  test('our side takes the first address of any inside range and the peer the second', () => {
    fc.assert(
      fc.property(fc.nat(168), fc.nat(63), (third, quarter) => {
        const insideCidr = `169.254.${third}.${4 * quarter}/30`;
        const { vpn } = defaultScenario(({ analyst }) => {
          const [tunnel] = analyst.access.vpn?.tunnels ?? [];
          if (tunnel) tunnel.insideCidr = insideCidr;
        });
        expect(vpn?.tunnels[0]).toMatchObject({
          range: `169.254.${third}.${4 * quarter + 1}/30`,
          address: `169.254.${third}.${4 * quarter + 1}`,
          peerAddress: `169.254.${third}.${4 * quarter + 2}`,
        });
        expect(contains(insideCidr, `${vpn?.tunnels[0]?.peerAddress}/32`)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('Interconnect', () => {
  test('through a partner has two attachments, one in each edge availability domain, and the ASN that is fixed', () => {
    expect(withInterconnect({ type: 'partner', networks: ['172.20.0.0/16'] })).toEqual({
      router: 'acme-interconnect-16550',
      asn: PARTNER_ASN,
      networks: ['172.20.0.0/16'],
      attachments: { type: 'partner', names: ['acme-partner-1', 'acme-partner-2'] },
    });
    expect(PARTNER_ASN).toBe(16_550);
  });

  test('of our own has a session over each connection, with the first two addresses of its range', () => {
    const interconnect = withInterconnect(DEDICATED);
    expect(interconnect).toMatchObject({ router: 'acme-interconnect-64515', asn: 64_515, networks: ['172.20.0.0/16'] });
    expect(interconnect?.attachments).toEqual({
      type: 'dedicated',
      sessions: [
        {
          name: expect.stringMatching(/^acme-dedicated-1-[0-9a-f]{8}$/),
          interconnect: expect.stringMatching(/interconnects\/one$/),
          vlan: 101,
          candidateSubnet: '169.254.20.0/29',
          range: '169.254.20.1/29',
          address: '169.254.20.1',
          peerAddress: '169.254.20.2',
          peerAsn: 65_020,
        },
        {
          name: expect.stringMatching(/^acme-dedicated-2-[0-9a-f]{8}$/),
          interconnect: expect.stringMatching(/interconnects\/two$/),
          vlan: 102,
          candidateSubnet: '169.254.20.8/29',
          range: '169.254.20.9/29',
          address: '169.254.20.9',
          peerAddress: '169.254.20.10',
          peerAsn: 65_020,
        },
      ],
    });
  });

  test('and VPN have routers of their own', () => {
    const scenario = defaultScenario(({ analyst }) => {
      analyst.access.interconnect = DEDICATED;
    });
    expect([scenario.vpn?.router, scenario.interconnect?.router]).toEqual([
      'acme-vpn-64514',
      'acme-interconnect-64515',
    ]);
  });
});
