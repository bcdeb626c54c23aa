import { CfnInstance, type ISubnet, type LaunchTemplate } from 'aws-cdk-lib/aws-ec2';
import type { CfnInstanceProfile } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Size of the disk: the image's own and room for updates. */
const DISK_GIB = 10;

/** Properties for {@link BastionInstance}. */
export interface BastionInstanceProps {
  /** Name that people see in the console. */
  readonly name: string;
  /** Private subnet of its zone. */
  readonly subnet: ISubnet;
  readonly securityGroupId: string;
  readonly instanceProfile: CfnInstanceProfile;
  /** Image and first commands. */
  readonly launchTemplate: LaunchTemplate;
}

/**
 * Defines one machine that Session Manager forwards through: no public address, no way in.
 *
 * It has no protection against termination: it holds no data, a new one is its equal, and CloudFormation could not delete it
 * when the bastion is switched off or its stack goes.
 */
export class BastionInstance extends Construct {
  /** Id of the instance, e.g. `i-0123456789abcdef0`. */
  readonly instanceId: string;

  constructor(scope: Construct, id: string, props: BastionInstanceProps) {
    super(scope, id);
    const { name, subnet, securityGroupId, instanceProfile, launchTemplate } = props;
    this.instanceId = new CfnInstance(this, 'Instance', {
      launchTemplate: {
        launchTemplateId: launchTemplate.launchTemplateId,
        version: launchTemplate.latestVersionNumber,
      },
      instanceType: 't4g.micro',
      availabilityZone: subnet.availabilityZone,
      // a private subnet gives no public address
      subnetId: subnet.subnetId,
      securityGroupIds: [securityGroupId],
      iamInstanceProfile: instanceProfile.ref,
      metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit: 1 },
      blockDeviceMappings: [
        { deviceName: '/dev/xvda', ebs: { encrypted: true, volumeType: 'gp3', volumeSize: DISK_GIB } },
      ],
      ebsOptimized: true,
      monitoring: true,
      tags: [{ key: 'Name', value: name }],
    }).ref;
  }
}
