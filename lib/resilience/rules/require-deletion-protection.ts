import { flagAt, type Resource, valueAt } from '../../topology';
import { claimOf, inWords, judge } from '../judge';
import { resourcesOf } from '../resources-of';
import type { Rule } from '../rule';

/** Where each type that holds data says that it may not be deleted. */
const FIELD: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'DeletionProtection',
  'AWS::RDS::DBInstance': 'DeletionProtection',
  'AWS::RDS::GlobalCluster': 'DeletionProtection',
  'AWS::DocDB::DBCluster': 'DeletionProtection',
  'AWS::Neptune::DBCluster': 'DeletionProtection',
  'AWS::DynamoDB::Table': 'DeletionProtectionEnabled',
};

/** An instance of a cluster is protected by its cluster. */
const protectsItself = ({ type, properties }: Resource): boolean =>
  type !== 'AWS::RDS::DBInstance' || valueAt(properties, 'DBClusterIdentifier') === undefined;

/** What holds data cannot be deleted by mistake. */
export const requireDeletionProtection: Rule = {
  id: 'HA-AWS-017',
  name: 'require-deletion-protection',
  claim: 'Databases of AWS are protected against deletion.',
  why: 'Copies in three zones are deleted together: in an outage, when stacks are changed in haste, this is the last lock.',
  remedy: 'Set DeletionProtection (of a table DeletionProtectionEnabled) to true.',
  severity: 'warning',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_DeleteCluster.html',
  *check(topology) {
    for (const resource of resourcesOf(topology, ...Object.keys(FIELD)).filter(protectsItself)) {
      const field = FIELD[resource.type] ?? '';
      const value = flagAt(resource.properties, field);
      yield judge(
        resource.place,
        claimOf(value, (on) => on),
        { seen: `${field} ${inWords(value)}`, expected: `${field} true` },
      );
    }
  },
};
