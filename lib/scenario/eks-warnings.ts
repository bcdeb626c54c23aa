import type { AwsConfig } from '../config';
import { replicasPerZone, ZONE_COUNT } from '../zones';
import type { EksClusterPlan } from './eks-cluster-plan';
import { openAllowlistWarnings } from './warnings';

/** Prefix length of the subnet of the nodes and pods in each zone. */
export const PRIVATE_SUBNET_PREFIX = 18;

/** Addresses that AWS keeps in a subnet. @see Amazon VPC user guide, subnet sizing */
const RESERVED_ADDRESSES = 5;

/** Addresses of a node beside its pods: its own, the prefix of 16 that it keeps warm, and most of one that is begun. */
const ADDRESSES_PER_NODE = 1 + 16 + 15;

/** Default quota, which can be raised. @see Amazon EKS user guide, service quotas (November 2026) */
const NODES_PER_NODE_GROUP = 450;

/** Default quota, which can be raised. @see AWS IAM user guide, quotas (November 2026) */
const ROLES_PER_ACCOUNT = 1000;

/** An allowance for the roles of the platform itself: cluster, nodes, add-ons, custom resources. */
const PLATFORM_ROLES = 40;

function* capacityWarnings({ services }: AwsConfig, { nodeGroups }: EksClusterPlan): Iterable<string> {
  const nodes = nodeGroups.find(({ role }) => role === 'general')?.maxNodesPerZone ?? 0;
  if (nodes > NODES_PER_NODE_GROUP) {
    yield `A node group may need ${nodes} nodes, and the default quota is ${NODES_PER_NODE_GROUP}. Choose a larger aws.instanceType, or have the quota "Nodes per managed node group" raised.`;
  }
  const pods = services.reduce((sum, { replicas }) => sum + replicasPerZone(replicas.max, ZONE_COUNT - 1), 0);
  const needed = pods + nodes * ADDRESSES_PER_NODE;
  const room = 2 ** (32 - PRIVATE_SUBNET_PREFIX) - RESERVED_ADDRESSES;
  if (needed > room) {
    yield `With a zone lost and every replica running, a zone may need ${needed} addresses, and its subnet has ${room}. Choose a larger aws.instanceType, or lower replicas.max.`;
  }
}

/** Each service that may sign in to Aurora has a role. */
function* roleWarnings({ services }: AwsConfig): Iterable<string> {
  const roles = services.filter((service) => service.database !== 'none').length + PLATFORM_ROLES;
  if (roles > ROLES_PER_ACCOUNT) {
    yield `The services may need ${roles} IAM roles, and the default quota of an account is ${ROLES_PER_ACCOUNT}. Have the quota "Roles per account" raised.`;
  }
}

function* platformWarnings({ aws, analyst, scenarios }: AwsConfig): Iterable<string> {
  const { vpn } = analyst.aws;
  if (!aws.certificateArn) {
    yield 'The load balancer speaks HTTP only. Set aws.certificateArn to serve the host names over HTTPS.';
  }
  if (aws.publicEndpoint) {
    yield `The Kubernetes API has a public address. Reason given: ${aws.publicEndpoint.reason}`;
  }
  if (vpn && vpn.customerGateways.length === 1) {
    yield 'The VPN ends at one device of the peer. A second entry in analyst.aws.vpn.customerGateways survives its loss.';
  }
  const onAws = scenarios.filter((id) => id.startsWith('eks-'));
  if (vpn && onAws.length > 1) {
    yield `${onAws.join(', ')} have VPCs of the same range, so the peer can route to one of them at a time. Give each a configuration with its own aws.network.cidr before you deploy more than one.`;
  }
}

/** What is allowed but should be known before Aurora is deployed. One sentence each, with the remedy. */
export function auroraWarnings(config: AwsConfig, cluster: EksClusterPlan): readonly string[] {
  const { vpn, bastionHost, bastionPod, publicEndpoint } = config.analyst.aws;
  const found: string[] = [...platformWarnings(config)];
  if (publicEndpoint.enabled) found.push(`The database has a public address. Reason given: ${publicEndpoint.reason}`);
  if (vpn && publicEndpoint.enabled) {
    found.push(
      "The database's name resolves to its public address, so the VPN does not carry the analyst's connections. Use one of analyst.aws.vpn and publicEndpoint.",
    );
  }
  if (!vpn && !bastionHost && !bastionPod && !publicEndpoint.enabled) {
    found.push(
      'The analyst has no way to the database. Set one of analyst.aws.vpn, bastionHost, bastionPod, publicEndpoint.',
    );
  }
  return [...found, ...capacityWarnings(config, cluster), ...roleWarnings(config)];
}

/** What is allowed but should be known before a database in the cluster is deployed. One sentence each, with the remedy. */
export function clusterDatabaseWarnings(config: AwsConfig, cluster: EksClusterPlan): readonly string[] {
  const { allowlist, vpn, bastionPod } = config.analyst.aws;
  const found: string[] = [...platformWarnings(config), ...openAllowlistWarnings(allowlist)];
  if (!allowlist && !vpn && !bastionPod) {
    found.push('The analyst has no way to the database. Set one of analyst.aws.allowlist, vpn, bastionPod.');
  }
  return [...found, ...capacityWarnings(config, cluster)];
}
