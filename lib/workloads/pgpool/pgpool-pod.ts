import { IntOrString, type PodTemplateSpec, type Probe, Quantity } from 'cdk8s-plus-33/lib/imports/k8s';
import { statelessPlacement } from '../placement';
import { KEY_FILE_MODE, RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from '../pod-security';
import { type PostgresClusterIdentity, postgresReaderHost } from '../postgres-cluster/identity';
import { DRAIN_SECONDS, type Quantities, quantities } from '../service-pod';
import { pgpoolSecret } from './certificate';
import { PGPOOL_PORT, type PgpoolIdentity } from './identity';
import { PGPOOL_PATHS } from './paths';
import { sessionTimeouts } from './session-timeouts';

/** Seconds that a stopping pod goes on accepting: until every proxy (5) and load balancer has learned that it leaves. */
const SERVE_ON_SECONDS = DRAIN_SECONDS + 5;

/** Seconds from the beginning of the stop to the kill: sessions have 60 of them to end. */
const GRACE_SECONDS = SERVE_ON_SECONDS + 60;

/** Name of the container's port. */
export const PORT_NAME = 'postgres';

/** Annotation with a digest of the configuration, so that another configuration is another revision. */
const CONFIGURATION_ANNOTATION = 'trizone.dev/configuration';

/** Properties for {@link pgpoolPod}. */
export interface PgpoolPodProps extends PgpoolIdentity {
  /** Image with Pgpool-II 4.4 or newer, `pg_enc`, a shell and the library of images/pgpool, and the user that it runs as. */
  readonly image: string;
  readonly user: number;
  /** Processes that serve one client each. */
  readonly processes: number;
  /** @default - memory for the processes, and half a CPU that may become two */
  readonly resources?: { readonly requests: Quantities; readonly limits: Quantities };
  /** Users that may connect. */
  readonly users: readonly string[];
  /** Secret of the namespace with the password of each user under the user's name. */
  readonly passwordSecret: string;
  /** The PostgreSQL behind it. */
  readonly cluster: PostgresClusterIdentity;
  /** Seconds that the longest statement on a reader may take. */
  readonly longestReadSeconds: number;
}

/** The cache that the processes share is 128 MiB; 64 of them took 154 MiB with it, and each grows with what it serves. */
const memory = (processes: number): string => `${192 + 4 * processes}Mi`;

/** By TCP alone: a probe that asks the database would restart every pod while there is no writer. */
const accepts = (probe: Omit<Probe, 'tcpSocket'>): Probe => ({
  tcpSocket: { port: IntOrString.fromString(PORT_NAME) },
  timeoutSeconds: 2,
  ...probe,
});

/**
 * The pod of Pgpool. Everything that it writes lies in memory: the configuration with its key and the encrypted passwords.
 *
 * @param configuration digest of the ConfigMap
 */
export function pgpoolPod(
  props: PgpoolPodProps,
  labels: Record<string, string>,
  configuration: string,
): PodTemplateSpec {
  const { name, image, user, processes, users, passwordSecret, cluster, longestReadSeconds } = props;
  const needs = memory(processes);
  const resources = props.resources ?? {
    requests: { cpu: '500m', memory: needs },
    limits: { cpu: '2', memory: needs },
  };
  const { configuration: config, credentials, certificates, run } = PGPOOL_PATHS;
  return {
    metadata: { labels, annotations: { [CONFIGURATION_ANNOTATION]: configuration } },
    spec: {
      ...WITHOUT_API_ACCESS,
      serviceAccountName: name,
      securityContext: restrictedPod(user),
      ...statelessPlacement(name),
      terminationGracePeriodSeconds: GRACE_SECONDS,
      containers: [
        {
          name: 'pgpool',
          image,
          command: ['/bin/sh', `${config}/start.sh`],
          env: sessionTimeouts({ readersHost: postgresReaderHost(cluster), longestReadSeconds }),
          ports: [{ name: PORT_NAME, containerPort: PGPOOL_PORT, protocol: 'TCP' }],
          resources: { requests: quantities(resources.requests), limits: quantities(resources.limits) },
          securityContext: RESTRICTED_CONTAINER,
          startupProbe: accepts({ periodSeconds: 2, failureThreshold: 30 }),
          readinessProbe: accepts({ periodSeconds: 5, failureThreshold: 2 }),
          livenessProbe: accepts({ periodSeconds: 10, failureThreshold: 6 }),
          // then SIGTERM: no new sessions, and those that are open go on to their end
          lifecycle: { preStop: { sleep: { seconds: SERVE_ON_SECONDS } } },
          volumeMounts: [
            { name: 'run', mountPath: run },
            { name: 'configuration', mountPath: config, readOnly: true },
            { name: 'credentials', mountPath: credentials, readOnly: true },
            { name: 'certificates', mountPath: certificates, readOnly: true },
          ],
        },
      ],
      volumes: [
        { name: 'run', emptyDir: { medium: 'Memory', sizeLimit: Quantity.fromString('16Mi') } },
        { name: 'configuration', configMap: { name } },
        {
          name: 'credentials',
          secret: {
            secretName: passwordSecret,
            defaultMode: KEY_FILE_MODE,
            items: users.map((key) => ({ key, path: key })),
          },
        },
        { name: 'certificates', secret: { secretName: pgpoolSecret(props), defaultMode: KEY_FILE_MODE } },
      ],
    },
  };
}
