import { ROUTER_NAT } from '../../../lib/resilience/google-kinds';
import { validNatPorts as rule } from '../../../lib/resilience/rules/valid-nat-ports';
import { google, only, UNTOLD } from '../declared';
import { nodeGroup } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const clusters = sampleTopology().clusters.map((each) => ({ ...each, platform: 'gke' as const }));
const NAT = 'ComputeRouterNAT acme/nat';
const judged = (spec: Parameters<typeof google>[2], max: number | typeof UNTOLD = 9) =>
  told(
    rule,
    only({
      clusters,
      nodeGroups: [nodeGroup('general', ['a'], { max })],
      resources: [google(ROUTER_NAT, 'nat', spec)],
    }),
  );
const natIps = [{ name: 'nat-0' }];

test('holds for addresses that Google adds, and for own ones with ports for all nodes', () => {
  expect(judged({ natIpAllocateOption: 'AUTO_ONLY' })).toEqual([
    `holds ${NAT}: AUTO_ONLY, addresses 0, ports of a machine 64, nodes at the most 9`,
  ]);
  expect(judged({ natIpAllocateOption: 'MANUAL_ONLY', natIps, minPortsPerVm: 64 }, 1008)).toEqual([
    `holds ${NAT}: MANUAL_ONLY, addresses 1, ports of a machine 64, nodes at the most 1008`,
  ]);
});

test('fails when the ports do not suffice', () => {
  expect(judged({ natIpAllocateOption: 'MANUAL_ONLY', natIps, minPortsPerVm: 64 }, 1009)).toEqual([
    `broken ${NAT}: MANUAL_ONLY, addresses 1, ports of a machine 64, nodes at the most 1009`,
  ]);
  expect(judged({ natIpAllocateOption: 'MANUAL_ONLY', enableDynamicPortAllocation: true })).toEqual([
    `broken ${NAT}: MANUAL_ONLY, addresses 0, ports of a machine 32, nodes at the most 9`,
  ]);
});

test('is unknown when the number of nodes is, or how addresses are given', () => {
  expect(judged({ natIpAllocateOption: 'MANUAL_ONLY', natIps }, UNTOLD)).toEqual([
    `unknown ${NAT}: MANUAL_ONLY, addresses 1, ports of a machine 64, nodes at the most unknown: a parameter of the stack`,
  ]);
  expect(judged({})).toEqual([`unknown ${NAT}: not set, addresses 0, ports of a machine 64, nodes at the most 9`]);
});

test('is unknown without node pools, and never passes for want of them', () => {
  const spec = { natIpAllocateOption: 'MANUAL_ONLY', natIps };
  expect(told(rule, only({ resources: [google(ROUTER_NAT, 'nat', spec)] }))).toEqual([
    `unknown ${NAT}: MANUAL_ONLY, addresses 1, ports of a machine 64, nodes at the most unknown: no node pool is in the files`,
  ]);
});

test('looks at no NAT of AWS', () => {
  expect(told(rule, sampleTopology())).toEqual([]);
});
