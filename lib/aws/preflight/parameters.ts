import type { EksScenario } from '../../scenario';
import { ofType, type Templates } from './template-needs';

/** The parameter in which the CDK's bootstrap stack says its version. */
export const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version';

/** Public parameters that name the machine images, of instances and of nodes. */
export function imageParameters({ cluster }: EksScenario, templates: Templates): readonly string[] {
  const named = [...JSON.stringify(Object.values(templates)).matchAll(/resolve:ssm:([\w/.-]+)/g)];
  const nodes = ofType(templates, 'AWS::EKS::Nodegroup');
  return [
    ...new Set(named.map(([, name = '']) => name)),
    ...(nodes.some(({ properties }) => properties.AmiType === 'BOTTLEROCKET_x86_64')
      ? [`/aws/service/bottlerocket/aws-k8s-${cluster.version}/x86_64/latest/image_id`]
      : []),
  ];
}

/** Options that name every parameter that is asked for, so that one call does. */
export const parameterNames = (scenario: EksScenario, templates: Templates): readonly string[] => [
  '--names',
  BOOTSTRAP_VERSION,
  ...imageParameters(scenario, templates),
];
