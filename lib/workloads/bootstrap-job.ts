import {
  type Container,
  type EnvVar,
  type JobSpec,
  KubeConfigMap,
  KubeServiceAccount,
  Quantity,
  type Volume,
  type VolumeMount,
} from 'cdk8s-plus-33/lib/imports/k8s';
import type { Construct } from 'constructs';
import { DATABASE_MOUNT, type DatabaseEndpoint, databaseVolume, libpqEnvironment } from './database-endpoint';
import { labels } from './labels';
import { LEAVE_LOST_NODES } from './placement';
import { RESTRICTED_CONTAINER, restrictedPod, WITHOUT_API_ACCESS } from './pod-security';

/** Seconds within which a Job must be done. */
const DEADLINE_SECONDS = 1800;

/** Seconds after which a finished Job goes, so that the next apply runs it again. */
const KEEP_FINISHED_SECONDS = 86_400;

/** Resources and security of a container that has little to do. */
export const SMALL: Pick<Container, 'resources' | 'securityContext'> = {
  resources: {
    requests: { cpu: Quantity.fromString('50m'), memory: Quantity.fromString('128Mi') },
    limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('256Mi') },
  },
  securityContext: RESTRICTED_CONTAINER,
};

/** The pod of a Job that runs once to its end. */
export interface JobPod {
  readonly user: number;
  readonly container: Container;
  /** Runs before the container, until what it needs is there. */
  readonly waiter?: Container;
  readonly volumes: Volume[];
}

/** Where {@link temporary} is mounted. */
export const TEMPORARY_MOUNT: VolumeMount = { name: 'tmp', mountPath: '/tmp' };

/** A folder to write to. */
export const temporary = (): Volume => ({ name: 'tmp', emptyDir: { sizeLimit: Quantity.fromString('64Mi') } });

/** A Job that may run any number of times, tried again while it fails, gone a day after it is done. */
export function jobSpec(name: string, { user, container, waiter, volumes }: JobPod): JobSpec {
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

/** Properties for {@link sqlPod}. */
export interface SqlPodProps {
  /** Image with psql, and the user that it runs as. */
  readonly image: string;
  readonly user: number;
  /** Whom the script runs as, and where. */
  readonly database: DatabaseEndpoint;
  readonly applicationName: string;
  /** ConfigMap with `bootstrap.sql`. */
  readonly configMap: string;
  /** Variables that the script takes its secrets from. */
  readonly secrets: readonly EnvVar[];
}

/** The pod that waits until the database answers and runs a script of a ConfigMap with psql. */
export function sqlPod({ image, user, database, applicationName, configMap, secrets }: SqlPodProps): JobPod {
  const env = libpqEnvironment(database, applicationName);
  const psql = { image, ...SMALL };
  return {
    user,
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
      env: [...env, ...secrets, { name: 'HOME', value: '/tmp' }],
      volumeMounts: [DATABASE_MOUNT, { name: 'sql', mountPath: '/sql', readOnly: true }, TEMPORARY_MOUNT],
    },
    volumes: [databaseVolume(database), { name: 'sql', configMap: { name: configMap } }, temporary()],
  };
}

/** Defines what the pods of a bootstrap run with: an account without rights, and the script. */
export function bootstrapFiles(
  scope: Construct,
  namespace: string,
  account: string,
  configMap: string,
  sql: string,
): void {
  new KubeServiceAccount(scope, 'ServiceAccount', {
    metadata: { name: account, namespace },
    automountServiceAccountToken: false,
  });
  new KubeConfigMap(scope, 'Sql', {
    metadata: { name: configMap, namespace },
    data: { 'bootstrap.sql': sql },
  });
}
