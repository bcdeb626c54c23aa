import { overlaps, ZONE_COUNT } from '../../zones';
import { generalNodesPerZone } from '../capacity';
import { type ConfigRule, indexes } from './rule';

/** The longest name in a certificate that Google manages. @see ManagedCertificate, networking.gke.io/v1, spec.domains */
const LONGEST_CERTIFICATE_NAME = 63;

/** Google issues the certificate of each Ingress, and only for names of this length. */
export const certificateNames: ConfigRule = function* (subject) {
  const { config } = subject;
  if (!config?.google) return;
  for (const index of indexes(subject, 'services', 'host')) {
    const host = config.services[index]?.host ?? '';
    if (host.length <= LONGEST_CERTIFICATE_NAME) continue;
    yield {
      path: ['services', index, 'host'],
      allowed: `a host name of at most ${LONGEST_CERTIFICATE_NAME} characters on Google Cloud, which issues no certificate for a longer one; this one has ${host.length}`,
      remedy: 'shorten the name',
    };
  }
};

/** Namespaces of Kubernetes and of Config Connector itself: the tear-down deletes the platform's. */
const RESERVED_NAMESPACES = /^(?:default|kube-.*|cnrm-system|configconnector-operator-system|config-management-.*)$/;

/** Names that Google Cloud keeps for itself, or that something else already has. */
export const reservedNames: ConfigRule = function* ({ config, valid }) {
  if (!config?.google) return;
  if (valid('name') && config.name === 'default') {
    yield {
      path: ['name'],
      allowed: 'another name than default, which is the network that a new project already has',
      remedy: 'choose the name of the platform, for example acme',
    };
  }
  if (valid('name') && /g[o0]{2}gle/.test(config.name)) {
    yield {
      path: ['name'],
      // @see https://cloud.google.com/storage/docs/buckets#naming
      allowed: 'a name without "google": the bucket of the backups carries it, and Cloud Storage refuses such names',
      remedy: 'choose another name for the platform',
    };
  }
  if (!valid('google', 'configConnector', 'namespace')) return;
  if (RESERVED_NAMESPACES.test(config.google.configConnector.namespace)) {
    yield {
      path: ['google', 'configConnector', 'namespace'],
      allowed: 'a namespace of its own, not one of Kubernetes or of Config Connector itself',
      remedy: 'name it like the project: nothing else may be in it, because the tear-down deletes it',
    };
  }
};

/**
 * Ranges that no subnet may have, and the one of the container runtime on each node.
 *
 * @see https://cloud.google.com/vpc/docs/subnets#prohibited-ipv4-ranges
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/alias-ips (172.17.0.0/16)
 */
const PROHIBITED = ['0.0.0.0/8', '127.0.0.0/8', '172.17.0.0/16', '199.36.153.4/30', '199.36.153.8/30', '224.0.0.0/4'];

/** The VPC and the control plane are in ranges that Google Cloud takes. */
export const usableRanges: ConfigRule = function* ({ config, valid }) {
  for (const field of ['cidr', 'controlPlane'] as const) {
    if (!config?.google || !valid('google', 'network', field)) continue;
    const other = PROHIBITED.find((range) => overlaps(range, config.google?.network[field] ?? range));
    if (other === undefined) continue;
    yield {
      path: ['google', 'network', field],
      allowed: `a range outside of ${other}, which Google Cloud or the nodes keep for themselves`,
      remedy: 'choose a private range (RFC 1918), for example within 10.0.0.0/8',
    };
  }
};

/** @see https://cloud.google.com/kubernetes-engine/quotas (nodes of a node pool in each zone) */
const MOST_NODES_OF_A_ZONE = 1000;

/** The node pool can grow to what the most replicas need. */
export const poolSize: ConfigRule = function* ({ config, valid }) {
  const path = ['google', 'nodePools', 'general', 'machineType'];
  if (!config?.google || !valid('services') || !valid(...path)) return;
  let nodes: number;
  try {
    nodes = generalNodesPerZone(config.services, config.google.nodePools.general.machineType).max;
  } catch {
    // a replica that fits no node is a mistake of its own, found by the rule of the resources
    return;
  }
  if (nodes <= MOST_NODES_OF_A_ZONE) return;
  yield {
    path,
    allowed: `a machine of which ${MOST_NODES_OF_A_ZONE} in each of the ${ZONE_COUNT} zones hold the most replicas: that is as far as a node pool grows, and ${nodes} would be needed`,
    remedy: 'choose a larger machine type, or fewer replicas',
  };
};
