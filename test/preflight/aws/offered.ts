// Test support: versions, machines and images that the region has.

import { type AccountFor, ZONES } from './account';
import type { Responses } from './answers';

/** Responses about what there is to choose from. */
export function offered({ addOns, instanceTypes, engine = '' }: AccountFor): Responses {
  return {
    'eks describe-cluster-versions': {
      clusterVersions: [
        { clusterVersion: '1.35', versionStatus: 'STANDARD_SUPPORT' },
        { clusterVersion: '1.31', versionStatus: 'EXTENDED_SUPPORT' },
      ],
    },
    'eks describe-addon-versions': {
      addons: Object.entries(addOns).map(([addonName, addonVersion]) => ({
        addonName,
        addonVersions: [{ addonVersion: 'v0.1.0-eksbuild.1' }, { addonVersion }],
      })),
    },
    'ec2 describe-instance-type-offerings': {
      InstanceTypeOfferings: instanceTypes.flatMap((InstanceType) =>
        ZONES.map((Location) => ({ InstanceType, Location, LocationType: 'availability-zone' })),
      ),
    },
    'ssm get-parameters': {
      Parameters: [
        { Name: '/cdk-bootstrap/hnb659fds/version', Value: '30' },
        ...[
          '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64',
          '/aws/service/bottlerocket/aws-k8s-1.35/x86_64/latest/image_id',
        ].map((Name) => ({ Name, Value: 'ami-1' })),
      ],
      InvalidParameters: [],
    },
    'rds describe-orderable-db-instance-options': {
      OrderableDBInstanceOptions: [
        { EngineVersion: engine, DBInstanceClass: 'db.serverless', AvailabilityZones: ZONES.map((Name) => ({ Name })) },
      ],
    },
  };
}
