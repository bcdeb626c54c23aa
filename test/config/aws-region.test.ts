import { RegionInfo } from 'aws-cdk-lib/region-info';
import { AWS_REGIONS } from '../../lib/config/aws-region';

test('the regions are the commercial ones that the CDK knows', () => {
  const known = RegionInfo.regions.filter(({ partition }) => partition === 'aws').map(({ name }) => name);
  expect([...AWS_REGIONS].sort()).toEqual([...known].sort());
});
