import type { GkeCockroachDbScenario } from '../../scenario';
import { type CloudProfile, type IngressTarget, network } from '../../workloads';
import {
  DISK_KEY,
  ingressAddressName,
  keyPath,
  loadBalancerSubnetName,
  PRIVATE_GOOGLE_APIS,
  sharedEdgeName,
} from '../names';
import { backendConfig, managedCertificate } from './ingress-kinds';

/** Seconds that the load balancer waits for an answer of a service. */
const RESPONSE_TIMEOUT_SECONDS = 30;

/** Google's health checks and front ends. @see https://cloud.google.com/load-balancing/docs/health-check-concepts */
const GOOGLE_FRONT_ENDS = ['35.191.0.0/16', '130.211.0.0/22'];

/** NodeLocal DNSCache. @see https://cloud.google.com/kubernetes-engine/docs/how-to/nodelocal-dns-cache */
const NODE_LOCAL_DNS = '169.254.20.10/32';

/** The metadata server; with Dataplane V2 it is reached as 169.254.169.254:80. @see GKE, network policy and Workload Identity */
const METADATA_SERVER = { peers: ['169.254.169.254/32', '169.254.169.252/32'], ports: [80, 988] };

/** GKE as the workloads see it. */
export function gkeProfile(scenario: GkeCockroachDbScenario): CloudProfile {
  return {
    bindIngress(scope, { name, namespace, host, port, healthPath, drainSeconds }: IngressTarget) {
      managedCertificate(scope, name, namespace, host);
      backendConfig(scope, name, namespace, {
        timeoutSec: RESPONSE_TIMEOUT_SECONDS,
        connectionDraining: { drainingTimeoutSec: drainSeconds },
        securityPolicy: { name: sharedEdgeName(scenario) },
        healthCheck: {
          type: 'HTTP',
          requestPath: healthPath,
          port,
          checkIntervalSec: 5,
          timeoutSec: 3,
          healthyThreshold: 1,
          unhealthyThreshold: 2,
        },
        logging: { enable: true, sampleRate: 0.1 },
      });
      return {
        serviceAnnotations: {
          // the load balancer sends to the pods themselves, not to nodes
          'cloud.google.com/neg': JSON.stringify({ ingress: true }),
          'cloud.google.com/backend-config': JSON.stringify({ default: name }),
        },
        ingressAnnotations: {
          // GKE does not read spec.ingressClassName
          'kubernetes.io/ingress.class': 'gce',
          'kubernetes.io/ingress.global-static-ip-name': ingressAddressName(scenario, name),
          'networking.gke.io/managed-certificates': name,
          'networking.gke.io/v1beta1.FrontendConfig': sharedEdgeName(scenario),
        },
      };
    },
    loadBalancer(scheme, addressName) {
      const annotations = { 'networking.gke.io/load-balancer-ip-addresses': addressName };
      if (scheme === 'external') return { annotations, loadBalancerClass: 'networking.gke.io/l4-regional-external' };
      return {
        loadBalancerClass: 'networking.gke.io/l4-regional-internal',
        annotations: {
          ...annotations,
          'networking.gke.io/load-balancer-subnet': loadBalancerSubnetName(scenario),
        },
      };
    },
    databaseDisk: {
      provisioner: 'pd.csi.storage.gke.io',
      parameters: {
        type: 'pd-balanced',
        'disk-encryption-kms-key': keyPath(scenario, DISK_KEY),
      },
    },
    ingressSources: GOOGLE_FRONT_ENDS.map((cidr) => network(cidr)),
    nameServers: [
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
        podSelector: {
          matchExpressions: [{ key: 'k8s-app', operator: 'In', values: ['kube-dns', 'node-local-dns'] }],
        },
      },
      network(NODE_LOCAL_DNS),
    ],
    metadataServer: { peers: METADATA_SERVER.peers.map((cidr) => network(cidr)), ports: METADATA_SERVER.ports },
    objectStorage: [network(PRIVATE_GOOGLE_APIS)],
    // the bucket trusts the Kubernetes identity itself: no Google service account stands between
    serviceAccountAnnotations: {},
  };
}
