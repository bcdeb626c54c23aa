import {
  type Container,
  type EnvVar,
  IntOrString,
  type PodTemplateSpec,
  Quantity,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { LEAVE_LOST_NODES, quorumSpread, separateHosts } from '../placement';
import { RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from '../pod-security';
import { quantities } from '../service-pod';
import { RELOAD_INTERVAL_SECONDS } from './certificate-reload';
import { CERTIFICATES_MOUNT, certificatesVolume } from './certificates-volume';
import { nodeSecret } from './node-certificates';
import { LOCALITY_MOUNT, LOCALITY_VOLUMES, localityInitContainer } from './node-locality';
import { HTTP_PORT, RPC_PORT, SQL_PORT } from './ports';
import { CERTIFICATES_DIRECTORY, DATA_DIRECTORY, type StartCommandProps, startCommand } from './start-command';

/** Any number but 0: the image names no user and would run as root. */
export const COCKROACH_USER = 1000;

/** Time to hand over leases and finish transactions; the settings of `server.shutdown.*` add up to less. */
const GRACE_SECONDS = 300;

/** Requests and limits alike in every container: only then is the pod Guaranteed, the last to go when memory is short. */
const RELOAD_RESOURCES = quantities({ cpu: '50m', memory: '64Mi' });

/** Name of the volume with the data, and of its claim. */
export const DATA_VOLUME = 'data';

/** Properties for {@link memberPod}. */
export interface MemberPodProps extends StartCommandProps {
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  readonly image: string;
  /** Image with kubectl and a shell, for the locality `nodeLabels`. */
  readonly kubectlImage: string;
  /** CPU and memory, requested and limit at once. */
  readonly cpu: string;
  readonly memory: string;
  readonly priorityClass: string;
  /** Label and taint of the nodes that the database has for itself. */
  readonly dedicatedNodes: { readonly key: string; readonly value: string };
  /** ConfigMap with the script of the sidecar. */
  readonly reloadConfigMap: string;
}

const field = (name: string, fieldPath: string): EnvVar => ({ name, valueFrom: { fieldRef: { fieldPath } } });

function environment(locality: MemberPodProps['locality']): EnvVar[] {
  const zone = [
    field('REGION', "metadata.labels['topology.kubernetes.io/region']"),
    // Kubernetes copies the labels of the Node when it binds the pod (KEP-4742, on by default from 1.35)
    field('ZONE', "metadata.labels['topology.kubernetes.io/zone']"),
  ];
  return [
    field('POD_NAME', 'metadata.name'),
    ...(locality === 'podLabels' ? zone : []),
    { name: 'COCKROACH_CHANNEL', value: 'kubernetes-secure' },
    { name: 'GOMAXPROCS', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: quantity('1') } } },
    // transparent huge pages make Go's memory grow
    { name: 'GODEBUG', value: 'disablethp=1' },
  ];
}

const quantity = (text: string): Quantity => Quantity.fromString(text);

function server(props: MemberPodProps): Container {
  const resources = quantities(props);
  return {
    name: 'cockroachdb',
    image: props.image,
    command: startCommand(props),
    env: environment(props.locality),
    ports: [
      { name: 'grpc', containerPort: RPC_PORT, protocol: 'TCP' },
      { name: 'sql', containerPort: SQL_PORT, protocol: 'TCP' },
      { name: 'http', containerPort: HTTP_PORT, protocol: 'TCP' },
    ],
    resources: { requests: resources, limits: resources },
    securityContext: RESTRICTED_CONTAINER,
    // no liveness probe: a member that is busy recovering must not be restarted for it
    readinessProbe: {
      httpGet: { path: '/health?ready=1', port: IntOrString.fromString('http'), scheme: 'HTTPS' },
      initialDelaySeconds: 10,
      periodSeconds: 5,
      failureThreshold: 2,
    },
    volumeMounts: [
      { name: DATA_VOLUME, mountPath: DATA_DIRECTORY },
      CERTIFICATES_MOUNT,
      { name: 'tmp', mountPath: '/tmp' },
      ...(props.locality === 'nodeLabels' ? [{ ...LOCALITY_MOUNT, readOnly: true }] : []),
    ],
  };
}

function certificateReload(props: MemberPodProps): Container {
  return {
    name: 'certificate-reload',
    image: props.image,
    command: [
      '/bin/sh',
      '/scripts/certificate-reload.sh',
      CERTIFICATES_DIRECTORY,
      'cockroach',
      String(RELOAD_INTERVAL_SECONDS),
    ],
    // a sidecar: it starts before the server and stops after it
    restartPolicy: 'Always',
    resources: { requests: RELOAD_RESOURCES, limits: RELOAD_RESOURCES },
    securityContext: RESTRICTED_CONTAINER,
    volumeMounts: [CERTIFICATES_MOUNT, { name: 'scripts', mountPath: '/scripts', readOnly: true }],
  };
}

/**
 * The pod of one member.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/recommended-production-settings
 */
export function memberPod(props: MemberPodProps): PodTemplateSpec {
  const { name, labels, annotations, locality, dedicatedNodes, kubectlImage } = props;
  return {
    metadata: { labels, annotations },
    spec: {
      ...WITHOUT_API_ACCESS,
      serviceAccountName: name,
      // lets the sidecar send a signal to the server
      shareProcessNamespace: true,
      priorityClassName: props.priorityClass,
      securityContext: restrictedPod(COCKROACH_USER),
      topologySpreadConstraints: quorumSpread(name),
      affinity: separateHosts(name),
      nodeSelector: { [dedicatedNodes.key]: dedicatedNodes.value },
      tolerations: [
        { key: dedicatedNodes.key, operator: 'Equal', value: dedicatedNodes.value, effect: 'NoSchedule' },
        ...LEAVE_LOST_NODES,
      ],
      terminationGracePeriodSeconds: GRACE_SECONDS,
      initContainers: [
        ...(locality === 'nodeLabels' ? [localityInitContainer(kubectlImage)] : []),
        certificateReload(props),
      ],
      containers: [server(props)],
      volumes: [
        certificatesVolume(nodeSecret(props), 'node'),
        { name: 'scripts', configMap: { name: props.reloadConfigMap } },
        { name: 'tmp', emptyDir: { sizeLimit: quantity('256Mi') } },
        ...(locality === 'nodeLabels' ? LOCALITY_VOLUMES : []),
      ],
    },
  };
}
