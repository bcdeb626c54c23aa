import { LaunchTemplate, MachineImage, UserData } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

/** Amazon Linux 2023 for ARM: the SSM agent is part of it. @see https://docs.aws.amazon.com/linux/al2023/ug/ec2.html */
const IMAGE = '/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64';

/** Takes every update within a day. The versions of Amazon Linux 2023 stand still unless told to follow. */
const UPDATES = [
  'echo latest > /etc/dnf/vars/releasever',
  'dnf install -y dnf-automatic',
  "sed -i 's/^apply_updates *=.*/apply_updates = yes/; s/^reboot *=.*/reboot = when-needed/' /etc/dnf/automatic.conf",
  'systemctl enable --now dnf-automatic.timer',
];

/**
 * What every instance of the bastion begins with.
 *
 * The image is looked up when an instance is launched, not when the stack is deployed: a new image would otherwise replace
 * the instances at some unrelated deploy, all at once.
 */
export function bastionLaunchTemplate(scope: Construct, id: string): LaunchTemplate {
  const userData = UserData.forLinux();
  userData.addCommands(...UPDATES);
  return new LaunchTemplate(scope, id, { machineImage: MachineImage.resolveSsmParameterAtLaunch(IMAGE), userData });
}
