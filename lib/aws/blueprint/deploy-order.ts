import { CfnResource, type Stack } from 'aws-cdk-lib';
import { CfnAddon, CfnNodegroup } from 'aws-cdk-lib/aws-eks';
import { DependencyGroup, type IDependable } from 'constructs';

const CHART = 'Custom::AWSCDK-EKS-HelmChart';

/** Custom resources that speak to the Kubernetes API. */
const KUBERNETES = /^Custom::AWSCDK-EKS-/;

/** Controllers reach AWS by name: before it they would only crash and back off. */
const NAME_SERVER = 'coredns';

/** Add-ons whose pods are Deployments: EKS reports them as degraded while there is no node. */
const NEEDS_NODES = [NAME_SERVER, 'aws-ebs-csi-driver'];

/** Add-ons that a node needs to become ready as configured. */
const NODES_NEED = ['vpc-cni', 'kube-proxy', 'eks-pod-identity-agent'];

/** A chart's Lambda is killed after 15 minutes; Helm must give up, and say why, before that. */
const CHART_TIMEOUT = '600s';

/**
 * Puts the resources of the platform into the order that the libraries leave open.
 *
 * - What speaks to the Kubernetes API waits until the kubectl role may: what EKS Blueprints makes with the older classes
 *   of the CDK does not, and may run before that or be deleted after it.
 * - Nodes wait for the add-ons that configure them; otherwise the first ones start without prefix delegation.
 * - Charts wait for nodes and name servers, so that their timeout does not run while there are none.
 *
 * Returns all charts, for what needs a kind or a webhook that one brings.
 */
export function orderDeployment(stack: Stack, kubectlReady: CfnResource): IDependable {
  const resources = stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const nodeGroups = resources.filter((resource) => resource instanceof CfnNodegroup);
  const addOns = resources.filter((resource) => resource instanceof CfnAddon);
  const charts = resources.filter(({ cfnResourceType }) => cfnResourceType === CHART);
  const named = (names: readonly string[]) => addOns.filter(({ addonName }) => names.includes(addonName));

  const speakers = resources.filter(({ cfnResourceType }) => KUBERNETES.test(cfnResourceType));
  follow(speakers, [kubectlReady]);
  follow(nodeGroups, named(NODES_NEED));
  follow(named(NEEDS_NODES), nodeGroups);
  follow(charts, [...nodeGroups, ...named([NAME_SERVER])]);
  for (const chart of charts) chart.addPropertyOverride('Timeout', CHART_TIMEOUT);
  return new DependencyGroup(...charts);
}

/** Makes each of the followers wait for all of the leaders. */
function follow(followers: readonly CfnResource[], leaders: readonly CfnResource[]): void {
  for (const follower of followers) for (const leader of leaders) follower.addDependency(leader);
}
