import { requireMultiZoneControlPlane as rule } from '../../../lib/resilience/rules/require-multi-zone-control-plane';
import { aws, only, UNTOLD } from '../declared';
import { sampleTopology } from '../sample-topology';
import { told } from '../told';

const { clusters } = sampleTopology();
const cluster = (EndpointPrivateAccess: boolean | typeof UNTOLD) =>
  aws('AWS::EKS::Cluster', 'Cluster', { ResourcesVpcConfig: { EndpointPrivateAccess } });

test('holds for subnets in three zones and a private endpoint', () => {
  expect(told(rule, only({ clusters, resources: [cluster(true)] }))).toEqual([
    'holds acme-platform/Cluster [zones]: eu-central-1a, eu-central-1b, eu-central-1c',
    'holds acme/Cluster [endpoint]: private access true',
  ]);
});

test('fails when the subnets are in two zones or the endpoint is public alone', () => {
  const two = clusters.map((each) => ({ ...each, controlPlaneZones: ['eu-central-1a', 'eu-central-1b'] }));
  const unsaid = aws('Custom::AWSCDK-EKS-Cluster', 'Old', { Config: { resourcesVpcConfig: {} } });
  expect(told(rule, only({ clusters: two, resources: [cluster(false), unsaid] }))).toEqual([
    'broken acme-platform/Cluster [zones]: eu-central-1a, eu-central-1b',
    'broken acme/Cluster [endpoint]: private access false',
    'broken acme/Old [endpoint]: private access not set',
  ]);
});

test('is unknown when the files do not tell', () => {
  const untold = clusters.map((each) => ({ ...each, controlPlaneZones: UNTOLD }));
  expect(told(rule, only({ clusters: untold, resources: [cluster(UNTOLD)] }))).toEqual([
    'unknown acme-platform/Cluster [zones]: no zone known (a parameter of the stack)',
    'unknown acme/Cluster [endpoint]: private access unknown: a parameter of the stack',
  ]);
});

test('looks at no cluster of another platform', () => {
  expect(told(rule, only({ clusters: clusters.map((each) => ({ ...each, platform: 'gke' })) }))).toEqual([]);
});
