import { mentions } from '../thing';
import type { Behaviour } from './behaviour';

/** Amazon RDS and AWS Backup. */
export const DATABASES: Readonly<Record<string, Behaviour>> = {
  'AWS::RDS::DBSubnetGroup': {
    seconds: { create: 5, update: 5, delete: 5 },
    name: 'DBSubnetGroupName',
    heldBy: ['AWS::RDS::DBCluster'],
    // aws-cdk issue 26135
    refuseUpdate: (group, next, changed, account) => {
      if (!changed.includes('SubnetIds')) return undefined;
      const left = (next.SubnetIds as readonly string[]) ?? [];
      const gone = (group.properties.SubnetIds as readonly string[]).filter((subnet) => !left.includes(subnet));
      const user = account.ofType('AWS::RDS::DBCluster').find((cluster) => mentions(cluster, group));
      return gone.length > 0 && user
        ? `Some of the subnets to be deleted are currently in use: ${gone.join(', ')} (${user.id})`
        : undefined;
    },
    leavesOut: 'zones of its subnets',
  },
  'AWS::RDS::DBClusterParameterGroup': {
    seconds: { create: 10, update: 10, delete: 5 },
    name: 'DBClusterParameterGroupName',
    heldBy: ['AWS::RDS::DBCluster'],
    leavesOut: 'whether the engine has the parameters',
  },
  'AWS::RDS::DBCluster': {
    seconds: { create: 180, update: 120, delete: 180 },
    name: 'DBClusterIdentifier',
    protection: 'DeletionProtection',
    heldBy: ['AWS::RDS::DBInstance'],
    attribute: ({ id }, attribute) => {
      if (attribute === 'Endpoint.Address') return `${id}.cluster-fake.rds.amazonaws.com`;
      if (attribute === 'ReadEndpoint.Address') return `${id}.cluster-ro-fake.rds.amazonaws.com`;
      return undefined;
    },
    leavesOut: 'whether the region has engine and version; no SQL',
  },
  'AWS::RDS::DBInstance': {
    seconds: { create: 600, update: 300, delete: 300 },
    name: 'DBInstanceIdentifier',
    needs: [{ property: 'DBClusterIdentifier', type: 'AWS::RDS::DBCluster' }],
    protection: 'DeletionProtection',
    leavesOut: 'no SQL',
  },
  'AWS::Backup::BackupVault': {
    seconds: { create: 5, update: 5, delete: 5 },
    name: 'BackupVaultName',
    leavesOut: 'recovery points, which keep a vault from being deleted',
  },
  'AWS::Backup::BackupPlan': {
    seconds: { create: 5, update: 5, delete: 5 },
    idPrefix: 'plan-',
    heldBy: ['AWS::Backup::BackupSelection'],
    leavesOut: 'no backup is taken',
  },
  'AWS::Backup::BackupSelection': {
    seconds: { create: 5, update: 5, delete: 5 },
    idPrefix: 'selection-',
    leavesOut: 'no backup is taken',
  },
};
