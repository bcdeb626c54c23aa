import {
  KubeNetworkPolicy,
  KubeRole,
  KubeRoleBinding,
  KubeService,
  KubeServiceAccount,
  KubeStatefulSet,
  type PodTemplateSpec,
  Quantity,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import type { CloudProfile } from './cloud-profile';
import { databaseEgress } from './database-egress';
import { DATABASE_MOUNT, type DatabaseEndpoint, databaseVolume, libpqEnvironment } from './database-endpoint';
import { disruptionBudget } from './disruption-budget';
import { labels, selector } from './labels';
import {
  PASSWORD_FILE_ENVIRONMENT,
  type PasswordFile,
  passwordFileMount,
  passwordFileVolume,
  passwordFileWriter,
} from './password-file';
import { LEAVE_LOST_NODES, nameSpread } from './placement';
import { RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from './pod-security';

/** What the availability rules find about the pods, and why it is accepted. */
const ACCEPTED_FINDINGS = {
  'resilience.trizone.dev/acknowledge-HA-K8S-015':
    'A person may be working in a pod, so nothing moves it; after an outage a restart of the StatefulSet spreads them anew',
};

/** Properties for {@link Bastion}. */
export interface BastionProps {
  readonly namespace: string;
  readonly name: string;
  /** Pods, one in each zone: the Role names them, and one is always left when a zone is lost. */
  readonly replicas: number;
  /** Group whose members may open a shell in the pods. */
  readonly group: string;
  /** Image with psql and a shell, and the user that it runs as. */
  readonly image: string;
  readonly user: number;
  readonly database: DatabaseEndpoint;
  /** Writes the password that psql connects with, where it is short-lived. @default - psql has its credentials already */
  readonly passwordFile?: PasswordFile;
  readonly profile: Pick<CloudProfile, 'metadataServer'>;
}

/**
 * Defines psql pods for the analyst, one in each zone, and the right of a group to open a shell in these pods and nothing
 * else. A StatefulSet, because a Role can only name pods whose names are known.
 */
export class Bastion extends Construct {
  constructor(scope: Construct, id: string, props: BastionProps) {
    super(scope, id);
    const { namespace, name, replicas, database } = props;
    const metadata = { namespace, name, labels: labels(name, 'bastion') };
    new KubeServiceAccount(this, 'ServiceAccount', { metadata, automountServiceAccountToken: false });
    new KubeService(this, 'Service', { metadata, spec: { clusterIp: 'None', selector: selector(name).matchLabels } });
    new KubeStatefulSet(this, 'StatefulSet', {
      metadata: { ...metadata, annotations: ACCEPTED_FINDINGS },
      spec: {
        serviceName: name,
        replicas,
        podManagementPolicy: 'Parallel',
        selector: selector(name),
        template: pod(props, metadata.labels),
      },
    });
    disruptionBudget(this, metadata);
    new KubeNetworkPolicy(this, 'NetworkPolicy', {
      metadata,
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        egress: databaseEgress(database, props.profile),
      },
    });
    this.access(props);
  }

  private access({ namespace, name, replicas, group }: BastionProps): void {
    const role = `${name}-shell`;
    const resourceNames = [...Array(replicas).keys()].map((index) => `${name}-${index}`);
    new KubeRole(this, 'Role', {
      metadata: { namespace, name: role },
      rules: [
        { apiGroups: [''], resources: ['pods'], resourceNames, verbs: ['get'] },
        // kubectl asks over WebSocket (get) first and falls back to SPDY (create)
        { apiGroups: [''], resources: ['pods/exec'], resourceNames, verbs: ['get', 'create'] },
      ],
    });
    new KubeRoleBinding(this, 'RoleBinding', {
      metadata: { namespace, name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: role },
      subjects: [{ kind: 'Group', name: group, apiGroup: 'rbac.authorization.k8s.io' }],
    });
  }
}

function pod(
  { name, image, user, database, passwordFile }: BastionProps,
  podLabels: Record<string, string>,
): PodTemplateSpec {
  return {
    metadata: { labels: podLabels },
    spec: {
      ...WITHOUT_API_ACCESS,
      serviceAccountName: name,
      securityContext: restrictedPod(user),
      topologySpreadConstraints: nameSpread(name),
      tolerations: LEAVE_LOST_NODES,
      terminationGracePeriodSeconds: 5,
      ...(passwordFile ? { initContainers: [passwordFileWriter(passwordFile, database, name)] } : {}),
      containers: [
        {
          name: 'psql',
          image,
          // the shell answers the signal to stop; sleep alone, as process 1, would not
          command: ['/bin/sh', '-c', "trap 'exit 0' TERM; while :; do sleep 3600 & wait $!; done"],
          env: [
            ...libpqEnvironment(database, name),
            ...(passwordFile ? PASSWORD_FILE_ENVIRONMENT : []),
            { name: 'HOME', value: '/tmp' },
            { name: 'PSQL_HISTORY', value: '/dev/null' },
          ],
          resources: {
            requests: { cpu: Quantity.fromString('50m'), memory: Quantity.fromString('64Mi') },
            limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('256Mi') },
          },
          securityContext: RESTRICTED_CONTAINER,
          readinessProbe: {
            exec: { command: ['pg_isready', '--quiet', '--timeout=5'] },
            periodSeconds: 10,
            timeoutSeconds: 6,
          },
          volumeMounts: [
            DATABASE_MOUNT,
            { name: 'tmp', mountPath: '/tmp' },
            ...(passwordFile ? [passwordFileMount({ readOnly: true })] : []),
          ],
        },
      ],
      volumes: [
        databaseVolume(database),
        { name: 'tmp', emptyDir: { sizeLimit: Quantity.fromString('256Mi') } },
        ...(passwordFile ? [passwordFileVolume()] : []),
      ],
    },
  };
}
