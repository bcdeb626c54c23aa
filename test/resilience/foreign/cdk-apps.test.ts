import { EksBlueprint } from '@aws-quickstart/eks-blueprints';
import { type App, Stack } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { InstanceType, MachineImage, Vpc } from 'aws-cdk-lib/aws-ec2';
import { KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import { ApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { silenceLibrary } from '../../../lib/aws/blueprint/library-defaults';
import { judgedApp, openOf } from './judged';

jest.setTimeout(120_000);

/** A shop as a tutorial shows it. */
function shop(app: App, vpcProps: ConstructorParameters<typeof Vpc>[2]): void {
  const stack = new Stack(app, 'Shop');
  const vpc = new Vpc(stack, 'Vpc', vpcProps);
  const group = new AutoScalingGroup(stack, 'Web', {
    vpc,
    instanceType: new InstanceType('m7i.large'),
    machineImage: MachineImage.latestAmazonLinux2023(),
  });
  const balancer = new ApplicationLoadBalancer(stack, 'Balancer', { vpc, internetFacing: true });
  balancer.addListener('Http', { port: 80 }).addTargets('Web', { port: 80, targets: [group] });
  new DatabaseInstance(stack, 'Database', {
    vpc,
    engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_16 }),
  });
}

test('an app whose stack names no region gets two zones, although it asks for three', async () => {
  const assessments = await judgedApp((app) => shop(app, { maxAzs: 3 }));
  const subnets = assessments.flatMap(
    ({ results }) => results.find(({ rule }) => rule.id === 'HA-AWS-001')?.judgements ?? [],
  );
  expect(subnets.length).toBeGreaterThan(0);
  expect(subnets.map(({ verdict }) => verdict)).not.toContain('holds');
  expect(subnets[0]?.seen).toMatch(/2/);
});

test('finds one NAT gateway, one machine and one database server in an app of plain constructs', async () => {
  const open = openOf(await judgedApp((app) => shop(app, { maxAzs: 2, natGateways: 1 })));
  expect(open).toEqual(
    expect.arrayContaining([
      'HA-AWS-001 broken error',
      'HA-AWS-002 broken error',
      'HA-AWS-006 broken error',
      'HA-AWS-007 broken error',
      'HA-AWS-012 broken error',
    ]),
  );
});

test('judges the cluster that EKS Blueprints builds by itself, and asks for a node group in each zone', async () => {
  silenceLibrary();
  const assessments = await judgedApp((app) =>
    EksBlueprint.builder()
      .account('123456789012')
      .region('eu-west-1')
      .version(KubernetesVersion.V1_33)
      .buildAsync(app, 'blueprint'),
  );
  expect(openOf(assessments)).toEqual(expect.arrayContaining(['HA-AWS-004 broken error']));
  expect(assessments.flatMap(({ topology }) => topology.clusters.map(({ platform }) => platform))).toEqual(['eks']);
});
