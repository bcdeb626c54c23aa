import { testRefusals } from './refusals';

describe('network', () => {
  testRefusals([
    {
      claim: 'a network with host bits',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.1/11'],
      path: 'google.network.cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'a network without a prefix',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.0'],
      path: 'google.network.cidr',
      allowed: 'an IPv4 CIDR',
      remedy: '192.168.0.0/16',
    },
    {
      claim: 'an IPv6 network',
      edit: ['cidr: 10.64.0.0/11', "cidr: 'fd00::/20'"],
      path: 'google.network.cidr',
      allowed: 'an IPv4 CIDR',
      remedy: '192.168.0.0/16',
    },
    {
      claim: 'a network smaller than a /16',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.0/17'],
      path: 'google.network.cidr',
      allowed: 'a /8 to a /16',
      remedy: '10.16.0.0/12',
    },
    {
      claim: 'a network larger than a /8',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.0.0.0/7'],
      path: 'google.network.cidr',
      allowed: 'a /8 to a /16',
      remedy: '10.16.0.0/12',
    },
    {
      claim: 'a network that overlaps the control plane',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 10.95.255.240/28'],
      path: 'google.network.controlPlane',
      allowed: 'a range that does not overlap google.network.cidr, which is 10.64.0.0/11',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network that overlaps one behind the VPN',
      edit: ['networks: [192.168.0.0/17, 192.168.128.0/17]', 'networks: [192.168.0.0/17, 10.80.0.0/24]'],
      path: 'analyst.access.vpn.peer.networks[1]',
      allowed: 'does not overlap google.network.cidr',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network that overlaps one behind the Interconnect',
      edit: ['networks: [192.168.0.0/17, 172.20.0.0/16]', 'networks: [10.0.0.0/8, 172.20.0.0/16]'],
      path: 'analyst.access.interconnect.networks[0]',
      allowed: 'does not overlap google.network.cidr',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network behind the Interconnect that overlaps the control plane',
      edit: ['networks: [192.168.0.0/17, 172.20.0.0/16]', 'networks: [192.168.0.0/17, 172.16.0.0/12]'],
      path: 'analyst.access.interconnect.networks[1]',
      allowed: 'does not overlap google.network.controlPlane, which is 172.16.5.16/28',
      remedy: 'move one of the two',
    },
    {
      claim: 'a link-local network behind the VPN',
      edit: ['networks: [192.168.0.0/17, 192.168.128.0/17]', 'networks: [192.168.0.0/17, 169.254.7.0/24]'],
      path: 'analyst.access.vpn.peer.networks[1]',
      allowed: 'a range outside of 169.254.0.0/16',
      remedy: 'RFC 1918',
    },
    {
      claim: 'a control plane of 32 addresses',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 172.16.5.0/27'],
      path: 'google.network.controlPlane',
      allowed: 'a /28',
      remedy: 'exactly 16 addresses',
    },
    {
      claim: 'a control plane with host bits',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 172.16.5.17/28'],
      path: 'google.network.controlPlane',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'an authorized network with host bits',
      edit: ['cidr: 198.51.100.64/27', 'cidr: 198.51.100.65/27'],
      path: 'google.authorizedNetworks[1].cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'an authorized network whose name is a sentence',
      edit: ['name: build-machines', 'name: the build machines'],
      path: 'google.authorizedNetworks[1].name',
      allowed: 'a DNS label of at most 50',
      remedy: 'the network',
    },
  ]);
});
