import { requireAddressesForZoneLoss as rule } from '../../../lib/resilience/rules/require-addresses-for-zone-loss';
import type { Subnet } from '../../../lib/topology';
import { UNTOLD } from '../declared';
import { privateSubnet, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { deployment } from '../sample-workloads';
import { told } from '../told';

const withSubnets = (change: Partial<Subnet>, workloads = [deployment('service-a')]) =>
  sampleTopology({ workloads, subnets: ZONES.map((zone, index) => privateSubnet(zone, index, change)) });

test('holds when full nodes of the other zones find an address for each pod', () => {
  expect(told(rule, withSubnets({}))).toEqual(
    ZONES.map((zone) => `holds acme-platform/Cluster [${zone}]: 8182 addresses in the subnets of the other zones`),
  );
});

test('fails when the pods that run on are more than the addresses', () => {
  const many = deployment('service-a', { replicas: { min: 60, max: 90, place: privateSubnet('', 0).place } });
  expect(told(rule, withSubnets({ cidr: '10.0.0.0/27' }, [many]))).toEqual(
    ZONES.map((zone) => `broken acme-platform/Cluster [${zone}]: 54 addresses in the subnets of the other zones`),
  );
});

test('is unknown in between, and while a range or a size is', () => {
  expect(told(rule, withSubnets({ cidr: '10.0.0.0/24' }))).toEqual(
    ZONES.map((zone) => `unknown acme-platform/Cluster [${zone}]: 502 addresses in the subnets of the other zones`),
  );
  expect(told(rule, withSubnets({ cidr: UNTOLD }))).toEqual(
    ZONES.map((zone) => `unknown acme-platform/Cluster [${zone}]: a parameter of the stack`),
  );
  const { nodeGroups } = withSubnets({});
  const endless = nodeGroups.map((group) => ({ ...group, perZone: { min: 1, max: UNTOLD } }));
  expect(told(rule, { ...withSubnets({}), nodeGroups: endless })).toEqual(
    ZONES.map((zone) => `unknown acme-platform/Cluster [${zone}]: 8182 addresses in the subnets of the other zones`),
  );
});

test('looks at no cluster whose pods have addresses of their own range', () => {
  const { clusters } = sampleTopology();
  const google = clusters.map((each) => ({ ...each, platform: 'gke' as const }));
  expect(told(rule, sampleTopology({ clusters: google }))).toEqual([]);
});
