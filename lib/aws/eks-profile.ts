import type { EksScenario } from '../scenario';
import { type CloudProfile, INTERNET, type IngressTarget, network } from '../workloads';
import type { ClusterAccess } from './blueprint/cluster-access';
import { networkLoadBalancer } from './network-load-balancer';

/** TLS 1.3, and 1.2 for older clients. @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html */
const TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** Where the Pod Identity agent answers. @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html */
export const POD_IDENTITY_AGENT = { address: '169.254.170.23/32', port: 80 };

/** Where CoreDNS answers. */
export const NAME_SERVERS = [
  {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  },
];

/** The quickest that a load balancer asks, as the readiness probe does; it needs two answers to believe either way. */
const HEALTH_CHECK = { interval: 5, timeout: 2, healthy: 2, unhealthy: 2 };

const ALB = 'alb.ingress.kubernetes.io';

const list = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key}=${value}`)
    .join(',');

/**
 * The load balancer that serves a service: each stack of services has its own, because one has 100 rules, 100 target
 * groups and 1,000 targets.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
function loadBalancerGroup({ name, serviceStacks }: EksScenario, service: string): string {
  const index = serviceStacks.findIndex(({ services }) => services.some((one) => one.name === service));
  return index > 0 ? `${name}-${index + 1}` : name;
}

function listeners(certificateArn: string | undefined): Record<string, string> {
  if (!certificateArn) return { [`${ALB}/listen-ports`]: JSON.stringify([{ HTTP: 80 }]) };
  return {
    [`${ALB}/listen-ports`]: JSON.stringify([{ HTTP: 80 }, { HTTPS: 443 }]),
    [`${ALB}/ssl-redirect`]: '443',
    [`${ALB}/ssl-policy`]: TLS_POLICY,
    [`${ALB}/certificate-arn`]: certificateArn,
  };
}

function ingressAnnotations(
  scenario: EksScenario,
  { name, healthPath, drainSeconds }: IngressTarget,
): Record<string, string> {
  return {
    [`${ALB}/group.name`]: loadBalancerGroup(scenario, name),
    // the same for all: the hosts differ, so the order does not matter, and a new service moves no other
    [`${ALB}/group.order`]: '100',
    [`${ALB}/scheme`]: 'internet-facing',
    // to the pods themselves, not to nodes
    [`${ALB}/target-type`]: 'ip',
    ...listeners(scenario.certificateArn),
    [`${ALB}/healthcheck-path`]: healthPath,
    [`${ALB}/healthcheck-interval-seconds`]: String(HEALTH_CHECK.interval),
    [`${ALB}/healthcheck-timeout-seconds`]: String(HEALTH_CHECK.timeout),
    [`${ALB}/healthy-threshold-count`]: String(HEALTH_CHECK.healthy),
    [`${ALB}/unhealthy-threshold-count`]: String(HEALTH_CHECK.unhealthy),
    [`${ALB}/success-codes`]: '200',
    [`${ALB}/target-group-attributes`]: list({ 'deregistration_delay.timeout_seconds': String(drainSeconds) }),
    [`${ALB}/load-balancer-attributes`]: list({
      // no deletion_protection here: while the annotation has it, the controller finishes no Ingress that is deleted
      'routing.http.drop_invalid_header_fields.enabled': 'true',
      'zonal_shift.config.enabled': 'true',
    }),
  };
}

/** Throughput that gp3 gives for a little more than its base price, in MB/s: its base of 125 is less than a database's 3,000 writes need. */
const DATABASE_THROUGHPUT = '250';

/** EKS as the workloads see it: load balancers by the AWS Load Balancer Controller, disks by the EBS CSI driver. */
export function eksProfile(
  scenario: EksScenario,
  { cluster, volumeKey }: Pick<ClusterAccess, 'cluster' | 'volumeKey'>,
): CloudProfile {
  const { vpc } = cluster;
  return {
    bindIngress: (_, target) => ({
      serviceAnnotations: {},
      ingressAnnotations: ingressAnnotations(scenario, target),
      ingressClassName: 'alb',
    }),
    loadBalancer: (scheme) => networkLoadBalancer(scheme, vpc),
    databaseDisk: {
      provisioner: 'ebs.csi.aws.com',
      parameters: {
        type: 'gp3',
        throughput: DATABASE_THROUGHPUT,
        encrypted: 'true',
        kmsKeyId: volumeKey.keyArn,
        'csi.storage.k8s.io/fstype': 'ext4',
      },
    },
    // the load balancers' own addresses
    ingressSources: vpc.publicSubnets.map(({ ipv4CidrBlock }) => network(ipv4CidrBlock)),
    nameServers: NAME_SERVERS,
    metadataServer: { peers: [network(POD_IDENTITY_AGENT.address)], ports: [POD_IDENTITY_AGENT.port] },
    // the addresses of S3 are public, also behind its gateway endpoint
    objectStorage: [INTERNET],
    // Pod Identity associations name the ServiceAccount; it need not name them
    serviceAccountAnnotations: {},
  };
}
