import {
  IntOrString,
  KubeConfigMap,
  KubeDeployment,
  KubeNetworkPolicy,
  KubeServiceAccount,
  type NetworkPolicyPeer,
  type PodTemplateSpec,
  Quantity,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { digest } from '../../zones';
import { disruptionBudget } from '../disruption-budget';
import { API_TOKEN_MOUNT, API_TOKEN_VOLUME } from '../kubernetes-api-token';
import { labels, selector } from '../labels';
import { outgoing, tcp } from '../network-policy';
import { statelessPlacement } from '../placement';
import { RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from '../pod-security';
import { RestrictedNamespace } from '../restricted-namespace';
import { rollingUpdate } from '../rolling-update';
import { deschedulerPolicy } from './policy';
import { DeschedulerRights } from './rights';

/** Name of the descheduler and of its namespace. */
export const DESCHEDULER = 'descheduler';

/** One works and one waits for its lease, in another zone. */
const REPLICAS = 2;

/** The user of the image. @see sigs.k8s.io/descheduler v0.35, Dockerfile */
const USER = 1000;

/** Where it answers probes, with a certificate of its own making. @see sigs.k8s.io/descheduler v0.35, flag --secure-port */
const PORT = 10258;

/** Time between two looks at the zones: how long a service may stay uneven while nothing else is in the way. */
const INTERVAL = '1m';

const POLICY_FILE = 'policy.yaml';

/** Holds a digest of the policy, which is read at the start only. */
const CONFIGURATION_ANNOTATION = 'trizone.dev/configuration';

/** Properties for {@link Descheduler}. */
export interface DeschedulerProps {
  /** Container image with a tag or a digest. */
  readonly image: string;
  /** Namespaces whose pods it may move. They must be there before. */
  readonly namespaces: readonly string[];
  /** Where the cluster's name servers answer. */
  readonly nameServers: readonly NetworkPolicyPeer[];
  /** Where the Kubernetes API answers on 443. */
  readonly kubernetesApi: readonly NetworkPolicyPeer[];
}

/**
 * Defines the descheduler of Kubernetes SIG Scheduling, in a namespace of its own. The scheduler places a pod once. When a
 * scale-in has emptied a zone, or a lost zone is back, the descheduler evicts what other zones hold beyond the skew of their
 * spread, one pod of a budget at a time, and the scheduler places it where it is missing.
 *
 * @see docs/decisions/027-pods-move-back.md
 */
export class Descheduler extends Construct {
  constructor(scope: Construct, id: string, { image, namespaces, nameServers, kubernetesApi }: DeschedulerProps) {
    super(scope, id);
    const [name, namespace] = [DESCHEDULER, DESCHEDULER];
    const metadata = { name, namespace, labels: labels(name, 'controller') };
    const policy = deschedulerPolicy(namespaces);
    new RestrictedNamespace(this, 'Namespace', { name: namespace, nameServers });
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new DeschedulerRights(this, 'Rights', { name, namespace, namespaces });
    new KubeConfigMap(this, 'Policy', { metadata, data: { [POLICY_FILE]: policy } });
    new KubeDeployment(this, 'Deployment', {
      metadata,
      spec: {
        replicas: REPLICAS,
        selector: selector(name),
        ...rollingUpdate(),
        template: pod(image, metadata.labels, digest([policy])),
      },
    });
    disruptionBudget(this, metadata);
    new KubeNetworkPolicy(this, 'KubernetesApi', {
      metadata: { name: 'allow-kubernetes-api', namespace },
      spec: { podSelector: {}, policyTypes: ['Egress'], egress: outgoing(kubernetesApi, [tcp(443)]) },
    });
  }
}

function pod(image: string, podLabels: Record<string, string>, policyDigest: string): PodTemplateSpec {
  return {
    metadata: { labels: podLabels, annotations: { [CONFIGURATION_ANNOTATION]: policyDigest } },
    spec: {
      ...WITHOUT_API_ACCESS,
      serviceAccountName: DESCHEDULER,
      securityContext: restrictedPod(USER),
      ...statelessPlacement(DESCHEDULER),
      containers: [
        {
          name: DESCHEDULER,
          image,
          command: ['/bin/descheduler'],
          args: [
            `--policy-config-file=/policy/${POLICY_FILE}`,
            `--descheduling-interval=${INTERVAL}`,
            '--leader-elect=true',
            `--leader-elect-resource-name=${DESCHEDULER}`,
            `--leader-elect-resource-namespace=${DESCHEDULER}`,
            `--secure-port=${PORT}`,
            '--v=2',
          ],
          ports: [{ name: 'probes', containerPort: PORT, protocol: 'TCP' }],
          resources: {
            requests: { cpu: Quantity.fromString('50m'), memory: Quantity.fromString('128Mi') },
            limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('256Mi') },
          },
          securityContext: RESTRICTED_CONTAINER,
          // nobody sends to it, so it has no readiness
          livenessProbe: {
            httpGet: { path: '/healthz', port: IntOrString.fromNumber(PORT), scheme: 'HTTPS' },
            initialDelaySeconds: 10,
            periodSeconds: 20,
            timeoutSeconds: 5,
          },
          volumeMounts: [{ name: 'policy', mountPath: '/policy', readOnly: true }, API_TOKEN_MOUNT],
        },
      ],
      volumes: [{ name: 'policy', configMap: { name: DESCHEDULER } }, API_TOKEN_VOLUME],
    },
  };
}
