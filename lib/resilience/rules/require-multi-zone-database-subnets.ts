import { ZONE_COUNT } from '../../zones';
import { judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';
import { atLeast, SubnetZones, zonesInWords } from '../zones-found';

/** Where each type names its subnets. */
const FIELD: Readonly<Record<string, string>> = {
  'AWS::RDS::DBSubnetGroup': 'SubnetIds',
  'AWS::RDS::DBProxy': 'VpcSubnetIds',
};

/** Databases and their proxies may be in three zones. */
export const requireMultiZoneDatabaseSubnets: Rule = {
  id: 'HA-DB-009',
  name: 'require-multi-zone-database-subnets',
  claim: 'Subnet groups of databases and proxies of RDS are in at least three zones.',
  why: 'An instance can only be made in a zone of its subnet group: with one zone there is no other place, with two there is none to spare.',
  remedy: 'Add a subnet of each zone to the group.',
  severity: 'error',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  *check(topology) {
    const subnets = new SubnetZones(topology);
    for (const { type, place, properties } of resourcesOf(topology, ...Object.keys(FIELD))) {
      const found = subnets.at(properties, FIELD[type] ?? '') ?? { zones: [] };
      yield judge(place, atLeast(found, ZONE_COUNT), {
        seen: zonesInWords(found),
        expected: `subnets in ${ZONE_COUNT} zones`,
        // a second zone is enough to go on
        ...(found.zones.length === 2 ? { severity: 'warning' as const } : {}),
      });
    }
  },
};
