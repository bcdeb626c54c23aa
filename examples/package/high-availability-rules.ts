// The rules about the loss of a zone, at the synth of a plain CDK app: one NAT gateway for three zones is a finding.
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { HighAvailabilityPlugin } from 'trizone/resilience';

/** Names its zones, so that the synth asks no account. */
class Shop extends Stack {
  override get availabilityZones(): string[] {
    return ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'];
  }
}

const app = new App();
Validations.of(app).addPlugins(new HighAvailabilityPlugin());
new Vpc(new Shop(app, 'shop', { env: { account: '123456789012', region: 'eu-west-1' } }), 'Vpc', { natGateways: 1 });
app.synth();
