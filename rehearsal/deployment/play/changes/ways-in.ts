import type { Change } from '../change';
import { cutOff } from '../judges';

const ACCESS = ['analyst', 'aws'];

const IN_THE_CLUSTER = ['eks-postgres', 'eks-cockroachdb'];

const ALLOWLIST = {
  host: 'sql-aws.acme.example.com',
  cidrs: [{ cidr: '203.0.113.0/28', reason: "The data team's office" }],
};

const PUBLIC_ENDPOINT = { enabled: true, reason: 'The reporting service is outside', cidrs: ['203.0.113.0/28'] };

/** A change of one device of the VPN; the connection of the other one carries the traffic meanwhile. */
function ofDevice(name: string, device: number, field: string, value: string): Change {
  return {
    name,
    edit: (config) => config.setIn([...ACCESS, 'vpn', 'customerGateways', device, field], value),
    sections: ['Change the VPN'],
    judge: cutOff,
  };
}

/** What a person changes in the ways of the analyst. */
export const WAY_IN_CHANGES: readonly Change[] = [
  {
    name: 'the public endpoint is opened',
    scenarios: ['eks-aurora'],
    edit: (config) => config.setIn([...ACCESS, 'publicEndpoint'], config.createNode(PUBLIC_ENDPOINT)),
    sections: ['Open or close the public endpoint'],
  },
  {
    name: 'the public endpoint is closed',
    scenarios: ['eks-aurora'],
    edit: (config) => {
      config.deleteIn([...ACCESS, 'publicEndpoint']);
    },
    sections: ['Open or close the public endpoint'],
  },
  {
    name: 'the allowlist is closed',
    scenarios: IN_THE_CLUSTER,
    edit: (config) => {
      config.deleteIn([...ACCESS, 'allowlist']);
    },
  },
  {
    name: 'the allowlist is opened',
    scenarios: IN_THE_CLUSTER,
    edit: (config) => config.setIn([...ACCESS, 'allowlist'], config.createNode(ALLOWLIST)),
  },
  ofDevice('static routing of one VPN device', 0, 'routing', 'static'),
  ofDevice('static routing of the other VPN device', 1, 'routing', 'static'),
  ofDevice('BGP again of one VPN device', 0, 'routing', 'bgp'),
  ofDevice('another address of a VPN device', 1, 'address', '198.51.100.99'),
  {
    name: 'the bastion hosts go',
    scenarios: ['eks-aurora'],
    edit: (config) => {
      config.deleteIn([...ACCESS, 'bastionHost']);
    },
  },
  {
    name: 'the bastion pods go',
    edit: (config) => {
      config.deleteIn([...ACCESS, 'bastionPod']);
    },
  },
  {
    name: 'the analyst has another name',
    edit: (config) => config.setIn(['analyst', 'username'], 'reporting'),
  },
];
