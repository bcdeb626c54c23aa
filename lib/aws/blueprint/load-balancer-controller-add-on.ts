import { type ClusterInfo, HelmAddOn, utils } from '@aws-quickstart/eks-blueprints';
import { Duration, Stack } from 'aws-cdk-lib';
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { CHARTS } from './add-on-versions';
import { loadBalancerControllerStatements } from './load-balancer-controller-policy';
import { named, replicatedController } from './replicated-controller';

/** Name of the chart and of its service account, and under which others wait for it. */
export const LOAD_BALANCER_CONTROLLER = 'aws-load-balancer-controller';

const NAMESPACE = 'kube-system';

/**
 * Every ALB refuses to be deleted by hand. Here, and not in an annotation of each Ingress: an annotation also stops the
 * controller itself, so that an Ingress that is deleted stays Terminating and its group takes no change. What the class
 * says it sets at the load balancer, and lifts by itself when the last Ingress of a group is gone.
 *
 * @see AWS Load Balancer Controller 3.4, pkg/ingress/model_builder.go, pkg/deploy/elbv2/load_balancer_synthesizer.go
 */
const INGRESS_CLASS = {
  loadBalancerAttributes: [{ key: 'deletion_protection.enabled', value: 'true' }],
};

/** Properties for {@link LoadBalancerControllerAddOn}. */
export interface LoadBalancerControllerAddOnProps {
  /** Name of the cluster, literally: the value of the tag by which its rights are limited. */
  readonly clusterName: string;
  /** Pods; one of them leads. */
  readonly replicas: number;
}

/** The image in the registry of EKS in the region, which nodes reach without the internet. @default - the chart's */
function regionalImage(region: string) {
  const registry = utils.registries.get(region);
  return registry ? { image: { repository: `${registry}amazon/${LOAD_BALANCER_CONTROLLER}` } } : {};
}

const chartValues = ({ clusterName, replicas }: LoadBalancerControllerAddOnProps, stack: Stack, vpcId: string) => ({
  clusterName,
  region: stack.region,
  vpcId,
  ...regionalImage(stack.region),
  serviceAccount: { create: false, name: LOAD_BALANCER_CONTROLLER },
  // off, and without the rights
  enableShield: false,
  enableWaf: false,
  enableWafv2: false,
  createIngressClassResource: true,
  ingressClass: 'alb',
  ingressClassParams: { create: true, spec: INGRESS_CLASS },
  enableServiceMutatorWebhook: false,
  // puts the readiness gates into pods; a pod without one is better than none while the controller is away
  podMutatorWebhookConfig: { failurePolicy: 'Ignore' },
  replicaCount: replicas,
  ...replicatedController(named(LOAD_BALANCER_CONTROLLER)),
  podDisruptionBudget: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  resources: { requests: { cpu: '100m', memory: '200Mi' }, limits: { memory: '400Mi' } },
});

/**
 * Adds the AWS Load Balancer Controller.
 *
 * Not the library's own add-on: that one may open every security group of the account, the database's too, and has the
 * rights of WAF and Shield also when they are off.
 */
export class LoadBalancerControllerAddOn extends HelmAddOn {
  readonly id = LOAD_BALANCER_CONTROLLER;
  private readonly controller: LoadBalancerControllerAddOnProps;

  constructor(props: LoadBalancerControllerAddOnProps) {
    super({
      name: LOAD_BALANCER_CONTROLLER,
      chart: LOAD_BALANCER_CONTROLLER,
      release: LOAD_BALANCER_CONTROLLER,
      namespace: NAMESPACE,
      repository: 'https://aws.github.io/eks-charts',
      version: CHARTS.awsLoadBalancerController,
    });
    this.controller = props;
  }

  /** Defines the chart, its service account and the account's rights. */
  override async deploy(info: ClusterInfo): Promise<Construct> {
    const stack = Stack.of(info.cluster);
    const { vpc, clusterSecurityGroupId } = info.cluster;
    const serviceAccount = info.cluster.addServiceAccount(LOAD_BALANCER_CONTROLLER, {
      name: LOAD_BALANCER_CONTROLLER,
      namespace: NAMESPACE,
    });
    const policy = new ManagedPolicy(stack, 'LoadBalancerControllerPolicy', {
      roles: [serviceAccount.role],
      statements: loadBalancerControllerStatements(stack, {
        clusterName: this.controller.clusterName,
        vpcId: vpc.vpcId,
        clusterSecurityGroupId,
      }),
    });
    const values = chartValues(this.controller, stack, vpc.vpcId);
    const chart = this.addHelmChart(info, values, false, true, Duration.minutes(10));
    chart.node.addDependency(serviceAccount, policy);
    return chart;
  }
}
