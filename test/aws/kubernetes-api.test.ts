import { kubernetesApi } from '../../lib/aws/kubernetes-api';
import { defaultAwsScenario } from '../scenarios';
import { platformStandIn } from './platform-stand-in';

test('the API answers at the first address of the Services and in the private subnets', () => {
  const scenario = defaultAwsScenario();
  const { platform, vpc } = platformStandIn(scenario);
  expect(kubernetesApi(scenario, platform)).toEqual(
    ['172.20.0.1/32', ...vpc.privateSubnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock)].map((cidr) => ({
      ipBlock: { cidr },
    })),
  );
});
