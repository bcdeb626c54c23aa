import { Stack } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ZonalClusterProvider } from '../../../lib/aws/blueprint/zonal-cluster-provider';
import { defaultAwsScenario } from '../../scenarios';

describe('a cluster', () => {
  it('fails when nobody would administer it', () => {
    const stack = new Stack();
    const key = new Key(stack, 'Key');
    const { cluster, zones } = defaultAwsScenario();
    const provider = new ZonalClusterProvider({
      cluster: { ...cluster, adminRoles: [] },
      zones,
      logKey: key,
      volumeKey: key,
    });
    expect(() => provider.createCluster(stack, new Vpc(stack, 'Vpc'))).toThrow(
      "'adminRoles' must name at least one IAM role, got none: nobody could administer it",
    );
  });
});
