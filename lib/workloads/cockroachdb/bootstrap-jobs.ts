import {
  type Container,
  type EnvVar,
  type JobSpec,
  KubeConfigMap,
  KubeJob,
  KubeServiceAccount,
  Quantity,
  type Volume,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { digestName } from '../../zones';
import { DATABASE_MOUNT, type DatabaseEndpoint, databaseVolume, libpqEnvironment } from '../database-endpoint';
import { labels } from '../labels';
import { pods } from '../network-policy';
import { LEAVE_LOST_NODES } from '../placement';
import { RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from '../pod-security';
import { type BootstrapProps, bootstrapSql } from './bootstrap-sql';
import { CERTIFICATES_MOUNT, certificatesVolume } from './certificates-volume';
import { type CockroachDbIdentity, clientHost } from './identity';
import { initScript } from './init-script';
import { COCKROACH_USER } from './member-pod';
import { ROOT_USER, rootSecret } from './node-certificates';
import { SQL_PORT } from './ports';

/** Seconds within which a Job must be done. */
const DEADLINE_SECONDS = 1800;

/** Seconds after which a finished Job goes, so that the next apply runs it again. */
const KEEP_FINISHED_SECONDS = 86_400;

/** Properties for {@link BootstrapJobs}. */
export interface BootstrapJobsProps extends CockroachDbIdentity, Omit<BootstrapProps, 'licence'> {
  readonly clusterName: string;
  readonly cockroachImage: string;
  /** Image with psql, and the user that it runs as. */
  readonly psqlImage: string;
  readonly psqlUser: number;
  /** Secret with the key `licence`. */
  readonly licence?: { readonly secret: string; readonly telemetry: boolean };
}

/** Name label of the pods of the Jobs: only they hold root's certificate. */
export const bootstrapName = ({ name }: CockroachDbIdentity): string => `${name}-bootstrap`;

/** The names of the Jobs, for whoever waits for them. A Job cannot be changed, so the name carries a digest of what it does. */
export function bootstrapJobNames(props: BootstrapJobsProps): readonly string[] {
  return bootstrapPods(props).map(({ name }) => name);
}

function bootstrapPods(props: BootstrapJobsProps): readonly { readonly name: string; readonly pod: JobPod }[] {
  const named = (step: string, pod: JobPod) => ({
    name: digestName(`${bootstrapName(props)}-${step}`, [JSON.stringify(jobSpec(bootstrapName(props), pod))]),
    pod,
  });
  return [named('init', initJob(props)), named('sql', sqlJob(props))];
}

const sqlConfigMap = (props: BootstrapJobsProps): string =>
  digestName(`${bootstrapName(props)}-sql`, [bootstrapSql(props)]);

/**
 * Defines two Jobs: one initialises the cluster, one brings database, users, rights, settings and backups to the wanted
 * state. Both can run any number of times.
 */
export class BootstrapJobs extends Construct {
  constructor(scope: Construct, id: string, props: BootstrapJobsProps) {
    super(scope, id);
    const { namespace } = props;
    const name = bootstrapName(props);
    new KubeServiceAccount(this, 'ServiceAccount', {
      metadata: { name, namespace },
      automountServiceAccountToken: false,
    });
    new KubeConfigMap(this, 'Sql', {
      metadata: { name: sqlConfigMap(props), namespace },
      data: { 'bootstrap.sql': bootstrapSql(props) },
    });
    for (const job of bootstrapPods(props)) {
      new KubeJob(this, job.name, {
        metadata: { name: job.name, namespace, labels: labels(name, 'database') },
        spec: jobSpec(name, job.pod),
      });
    }
  }
}

interface JobPod {
  readonly user: number;
  readonly container: Container;
  /** Runs before the container, until what it needs is there. */
  readonly waiter?: Container;
  readonly volumes: Volume[];
}

const SMALL = {
  requests: { cpu: Quantity.fromString('50m'), memory: Quantity.fromString('128Mi') },
  limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('256Mi') },
};

function jobSpec(name: string, { user, container, waiter, volumes }: JobPod): JobSpec {
  return {
    backoffLimit: 10,
    activeDeadlineSeconds: DEADLINE_SECONDS,
    ttlSecondsAfterFinished: KEEP_FINISHED_SECONDS,
    template: {
      metadata: { labels: labels(name, 'database') },
      spec: {
        ...WITHOUT_API_ACCESS,
        serviceAccountName: name,
        restartPolicy: 'OnFailure',
        securityContext: restrictedPod(user),
        tolerations: LEAVE_LOST_NODES,
        ...(waiter ? { initContainers: [waiter] } : {}),
        containers: [container],
        volumes,
      },
    },
  };
}

function initJob(props: BootstrapJobsProps): JobPod {
  return {
    user: COCKROACH_USER,
    container: {
      name: 'init',
      image: props.cockroachImage,
      command: ['/bin/sh', '-c', initScript(props, props.clusterName)],
      resources: SMALL,
      securityContext: RESTRICTED_CONTAINER,
      volumeMounts: [CERTIFICATES_MOUNT, { name: 'tmp', mountPath: '/tmp' }],
    },
    volumes: [certificatesVolume(rootSecret(props), `client.${ROOT_USER}`), temporary()],
  };
}

const temporary = (): Volume => ({ name: 'tmp', emptyDir: { sizeLimit: Quantity.fromString('64Mi') } });

function sqlJob(props: BootstrapJobsProps): JobPod {
  const root: DatabaseEndpoint = {
    host: clientHost(props),
    port: SQL_PORT,
    // the database of the platform does not exist at the first run
    database: 'defaultdb',
    user: ROOT_USER,
    clientCertificateSecret: rootSecret(props),
    peer: pods(props.namespace, props.name),
  };
  const licence: EnvVar[] = props.licence
    ? [
        {
          name: 'COCKROACH_LICENCE',
          valueFrom: { secretKeyRef: { name: props.licence.secret, key: 'licence' } },
        },
      ]
    : [];
  const psql = { image: props.psqlImage, resources: SMALL, securityContext: RESTRICTED_CONTAINER };
  const env = libpqEnvironment(root, bootstrapName(props));
  return {
    user: props.psqlUser,
    waiter: {
      ...psql,
      name: 'wait-for-sql',
      command: ['/bin/sh', '-c', 'until pg_isready --quiet --timeout=5; do sleep 2; done'],
      env,
      // without the CA's file libpq cannot verify the server, and calls it absent for ever
      volumeMounts: [DATABASE_MOUNT],
    },
    container: {
      ...psql,
      name: 'sql',
      command: ['psql', '--no-psqlrc', '--echo-errors', '--file=/sql/bootstrap.sql'],
      env: [...env, ...licence, { name: 'HOME', value: '/tmp' }],
      volumeMounts: [
        DATABASE_MOUNT,
        { name: 'sql', mountPath: '/sql', readOnly: true },
        { name: 'tmp', mountPath: '/tmp' },
      ],
    },
    volumes: [databaseVolume(root), { name: 'sql', configMap: { name: sqlConfigMap(props) } }, temporary()],
  };
}
