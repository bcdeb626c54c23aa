import { requireMultiZoneDatabaseSubnets as rule } from '../../../lib/resilience/rules/require-multi-zone-database-subnets';
import type { Resource, Value } from '../../../lib/topology';
import { aws, only, reference, UNTOLD } from '../declared';
import { privateSubnet, ZONES } from '../sample-network';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const { subnets } = sampleTopology();
const ids = (zones: readonly string[]): readonly Value[] => zones.map((zone) => reference(privateSubnet(zone, 0).id));
const judged = (...resources: readonly Resource[]) => told(rule, only({ subnets, resources }));
const ALL = 'eu-central-1a, eu-central-1b, eu-central-1c';

test('holds for a subnet in each of three zones', () => {
  expect(
    judged(
      aws('AWS::RDS::DBSubnetGroup', 'Group', { SubnetIds: ids(ZONES) }),
      aws('AWS::RDS::DBProxy', 'Proxy', { VpcSubnetIds: ids(ZONES) }),
    ),
  ).toEqual([`holds acme/Group: ${ALL}`, `holds acme/Proxy: ${ALL}`]);
});

test('fails when there is one zone, and warns when there are two', () => {
  expect(
    judged(
      aws('AWS::RDS::DBSubnetGroup', 'One', { SubnetIds: ids(ZONES.slice(0, 1)) }),
      aws('AWS::RDS::DBSubnetGroup', 'Two', { SubnetIds: ids(ZONES.slice(0, 2)) }),
      aws('AWS::RDS::DBProxy', 'None'),
    ),
  ).toEqual([
    'broken acme/One: eu-central-1a',
    'broken (warning) acme/Two: eu-central-1a, eu-central-1b',
    'broken acme/None: no zone',
  ]);
});

test('is unknown when a parameter names the subnets', () => {
  expect(judged(aws('AWS::RDS::DBSubnetGroup', 'Group', { SubnetIds: UNTOLD }))).toEqual([
    'unknown acme/Group: no zone known (a parameter of the stack)',
  ]);
});

test('looks at subnet groups and proxies only', () => {
  expect(judged(aws('AWS::RDS::DBCluster', 'Db'))).toEqual([]);
});
