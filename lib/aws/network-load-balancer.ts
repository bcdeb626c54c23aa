import type { ISubnet, IVpc } from 'aws-cdk-lib/aws-ec2';
import type { NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import { network, type SqlLoadBalancer } from '../workloads';
import { addressAt } from '../zones';

const NLB = 'service.beta.kubernetes.io/aws-load-balancer';

/**
 * Offset of the internal load balancer's address in the database subnet of each zone. Nothing else takes addresses there
 * when the database runs in the cluster, and AWS keeps the first four of a subnet for itself.
 */
const ADDRESS_OFFSET = 10;

/** Seconds that a session may go on after its pod has begun to leave; then it is closed, so that the client takes notice. */
const DRAIN_SECONDS = 30;

const list = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

const ATTRIBUTES = list({
  // sessions are few and long: every zone may send to every pod, and a lost zone's load balancer leaves the DNS
  'load_balancing.cross_zone.enabled': 'true',
  'zonal_shift.config.enabled': 'true',
  // no deletion_protection here: while the annotation has it, the controller finishes no Service that is deleted
});

const TARGET_ATTRIBUTES = list({
  // the database admits clients by their addresses, and network policies do
  'preserve_client_ip.enabled': 'true',
  'deregistration_delay.timeout_seconds': String(DRAIN_SECONDS),
  'deregistration_delay.connection_termination.enabled': 'true',
});

/** Subnets of the load balancers of each scheme. */
const subnets = (scheme: SqlLoadBalancer['scheme'], vpc: IVpc): readonly ISubnet[] =>
  scheme === 'external' ? vpc.publicSubnets : vpc.isolatedSubnets;

/** Addresses of the internal load balancer, one in each zone. */
export const internalAddresses = (vpc: IVpc): readonly string[] =>
  vpc.isolatedSubnets.map(({ ipv4CidrBlock }) => addressAt(ipv4CidrBlock, ADDRESS_OFFSET));

/** From where a load balancer asks whether a pod is well: its own addresses, also when it keeps those of the clients. */
export const healthCheckSources = (scheme: SqlLoadBalancer['scheme'], vpc: IVpc): readonly NetworkPolicyPeer[] =>
  subnets(scheme, vpc).map(({ ipv4CidrBlock }) => network(ipv4CidrBlock));

/**
 * A load balancer that passes TCP to the pods as it is, TLS and all. It has no name of ours: one may have 32 characters.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/ (v3.4)
 */
export function networkLoadBalancer(scheme: SqlLoadBalancer['scheme'], vpc: IVpc): SqlLoadBalancer['binding'] {
  const zones = subnets(scheme, vpc).map(({ subnetId }) => subnetId);
  return {
    loadBalancerClass: 'service.k8s.aws/nlb',
    annotations: {
      [`${NLB}-scheme`]: scheme === 'external' ? 'internet-facing' : 'internal',
      // to the pods themselves, not to nodes
      [`${NLB}-nlb-target-type`]: 'ip',
      [`${NLB}-subnets`]: zones.join(','),
      ...(scheme === 'internal' ? { [`${NLB}-private-ipv4-addresses`]: internalAddresses(vpc).join(',') } : {}),
      [`${NLB}-attributes`]: ATTRIBUTES,
      [`${NLB}-target-group-attributes`]: TARGET_ATTRIBUTES,
      // a Service that keeps its clients' addresses would be asked on a port of the nodes otherwise
      [`${NLB}-healthcheck-protocol`]: 'TCP',
      [`${NLB}-healthcheck-port`]: 'traffic-port',
      [`${NLB}-healthcheck-interval`]: '5',
      [`${NLB}-healthcheck-healthy-threshold`]: '2',
      [`${NLB}-healthcheck-unhealthy-threshold`]: '2',
    },
  };
}
