import { CfnResource, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { orderDeployment } from '../../../lib/aws/blueprint/deploy-order';

describe('the order of a deployment', () => {
  it.each([['KubernetesResource'], ['KubernetesPatch'], ['KubernetesObjectValue'], ['HelmChart']])(
    'makes a %s wait for the barrier, whoever made it',
    (kind) => {
      const stack = new Stack();
      const barrier = new CfnResource(stack, 'Barrier', { type: 'AWS::SSM::Parameter' });
      new CfnResource(stack, 'Late', { type: `Custom::AWSCDK-EKS-${kind}` });
      orderDeployment(stack, barrier);
      Template.fromStack(stack).hasResource(`Custom::AWSCDK-EKS-${kind}`, { DependsOn: ['Barrier'] });
    },
  );
});
