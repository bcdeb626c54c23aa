import type { KubernetesObject } from '../../../cluster/api';
import { coreDnsRights } from './core-dns-rights';
import { type Deployment, withValues } from './deployment';
import type { Installed } from './helm-chart';
import type { Difference, Operator } from './operator';

const NAMESPACE = 'kube-system';
const NAME = 'coredns';

/** By which NetworkPolicies, the Service and the add-on of EKS know the pods. */
const SELECTED = { 'k8s-app': 'kube-dns' };

/**
 * The Corefile of EKS without metrics, forwarding, and what goes with them: there is no name server beyond the cluster.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
const COREFILE = `.:53 {
    errors
    health {
        lameduck 5s
    }
    ready
    kubernetes cluster.local in-addr.arpa ip6.arpa {
        pods insecure
        fallthrough in-addr.arpa ip6.arpa
    }
    cache 30
}
`;

/** @see the add-on coredns of EKS, as `aws eks describe-addon-configuration` and its Deployment show it */
const CONTAINER = {
  name: NAME,
  imagePullPolicy: 'IfNotPresent',
  args: ['-conf', '/etc/coredns/Corefile'],
  ports: [
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
    { name: 'dns-tcp', containerPort: 53, protocol: 'TCP' },
  ],
  resources: { requests: { cpu: '100m', memory: '70Mi' }, limits: { memory: '170Mi' } },
  livenessProbe: {
    httpGet: { path: '/health', port: 8080 },
    initialDelaySeconds: 60,
    timeoutSeconds: 5,
    failureThreshold: 5,
  },
  readinessProbe: { httpGet: { path: '/ready', port: 8181 } },
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  },
  volumeMounts: [{ name: 'config', mountPath: '/etc/coredns', readOnly: true }],
};

const DIFFERENCES: readonly Difference[] = [
  { what: 'CoreDNS forwards nothing', why: 'there is no name server beyond the cluster: other names are refused' },
];

const deployment = (image: string): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: NAME, namespace: NAMESPACE, labels: SELECTED },
  spec: {
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    selector: { matchLabels: SELECTED },
    template: {
      metadata: { labels: SELECTED },
      spec: {
        serviceAccountName: NAME,
        priorityClassName: 'system-cluster-critical',
        dnsPolicy: 'Default',
        containers: [{ ...CONTAINER, image }],
        volumes: [{ name: 'config', configMap: { name: NAME } }],
      },
    },
  },
});

interface Budget {
  readonly enabled?: boolean;
  readonly maxUnavailable?: number;
  readonly minAvailable?: number;
}

function budget({ enabled = false, ...limits }: Budget): readonly object[] {
  if (!enabled) return [];
  const metadata = { name: NAME, namespace: NAMESPACE };
  const spec = { ...limits, selector: { matchLabels: SELECTED } };
  return [{ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata, spec }];
}

/**
 * CoreDNS as the add-on of EKS makes it, with the settings that the output gives to the add-on.
 *
 * @param version of the program here, without a leading v
 * @param clusterIP where pods ask: the tenth address of the services
 * @throws when a setting has no place
 */
export function coreDns(addOn: Installed, version: string, clusterIP: string): Operator {
  const metadata = { name: NAME, namespace: NAMESPACE };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'kube-dns', namespace: NAMESPACE, labels: SELECTED },
    spec: {
      clusterIP,
      selector: SELECTED,
      ports: [
        { name: 'dns', port: 53, protocol: 'UDP', targetPort: 53 },
        { name: 'dns-tcp', port: 53, protocol: 'TCP', targetPort: 53 },
      ],
    },
  };
  const made = withValues(deployment(`registry.k8s.io/coredns/coredns:v${version}`), addOn, ['podDisruptionBudget']);
  const objects: readonly object[] = [
    ...coreDnsRights(metadata),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { Corefile: COREFILE } },
    service,
    made,
    ...budget((addOn.values.podDisruptionBudget ?? {}) as Budget),
  ];
  const difference = {
    what: `CoreDNS ${version}`,
    why: `the output installs the add-on ${addOn.version}, and this is the version of the Go module`,
  };
  return {
    definitions: [],
    objects: objects as readonly KubernetesObject[],
    differences: [...DIFFERENCES, difference],
  };
}
