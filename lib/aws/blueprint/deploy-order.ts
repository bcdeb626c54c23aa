import { CfnResource, type Stack } from 'aws-cdk-lib';
import { CfnAddon, CfnNodegroup, CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { CfnManagedPolicy, CfnPolicy } from 'aws-cdk-lib/aws-iam';
import { DependencyGroup, type IDependable } from 'constructs';

const CHART = 'Custom::AWSCDK-EKS-HelmChart';

const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';

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
 * - Charts wait for nodes and name servers, so that their timeout does not run while there are none; and for the rights that
 *   their pods take.
 * - Charts, and so all that needs them, wait for the driver of volumes too. CloudFormation deletes in the reverse order: the
 *   driver goes when no database holds a volume any more.
 *
 * A manifest is applied, not created: what a failed attempt has left behind does not make the next one fail.
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
  follow(charts, [...nodeGroups, ...named(NEEDS_NODES), ...podPolicies(resources)]);
  for (const manifest of resources.filter(({ cfnResourceType }) => cfnResourceType === MANIFEST)) {
    manifest.addPropertyOverride('Overwrite', true);
  }
  for (const chart of charts) chart.addPropertyOverride('Timeout', CHART_TIMEOUT);
  return new DependencyGroup(...charts);
}

/** Policies of the roles that pods take by Pod Identity: these name the role by its ARN, policies by Ref. */
function podPolicies(resources: readonly CfnResource[]): readonly CfnResource[] {
  const found = (resource: CfnResource, value: unknown, pattern: RegExp): readonly string[] =>
    [...JSON.stringify(resource.stack.resolve(value) ?? '').matchAll(pattern)].map(([, id = '']) => id);
  const associations = resources.filter((resource) => resource instanceof CfnPodIdentityAssociation);
  const taken = new Set(associations.flatMap((one) => found(one, one.roleArn, /"([^",]+)","Arn"/g)));
  return resources
    .filter((resource) => resource instanceof CfnPolicy || resource instanceof CfnManagedPolicy)
    .filter((policy) => found(policy, policy.roles, /"Ref":"([^"]+)"/g).some((role) => taken.has(role)));
}

/** Makes each of the followers wait for all of the leaders. */
function follow(followers: readonly CfnResource[], leaders: readonly CfnResource[]): void {
  for (const follower of followers) for (const leader of leaders) follower.addDependency(leader);
}
