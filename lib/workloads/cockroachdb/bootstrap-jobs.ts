import { KubeJob } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { digestName } from '../../zones';
import {
  bootstrapFiles,
  type JobPod,
  jobSpec,
  SMALL,
  type SqlPodProps,
  sqlPod,
  TEMPORARY_MOUNT,
  temporary,
} from '../bootstrap-job';
import { labels } from '../labels';
import { pods } from '../network-policy';
import { type BootstrapProps, bootstrapSql } from './bootstrap-sql';
import { CERTIFICATES_MOUNT, certificatesVolume } from './certificates-volume';
import { type CockroachDbIdentity, clientHost } from './identity';
import { initScript } from './init-script';
import { COCKROACH_USER } from './member-pod';
import { ROOT_USER, rootSecret } from './node-certificates';
import { SQL_PORT } from './ports';

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
    bootstrapFiles(this, namespace, name, sqlConfigMap(props), bootstrapSql(props));
    for (const job of bootstrapPods(props)) {
      new KubeJob(this, job.name, {
        metadata: { name: job.name, namespace, labels: labels(name, 'database') },
        spec: jobSpec(name, job.pod),
      });
    }
  }
}

function initJob(props: BootstrapJobsProps): JobPod {
  return {
    user: COCKROACH_USER,
    container: {
      name: 'init',
      image: props.cockroachImage,
      command: ['/bin/sh', '-c', initScript(props, props.clusterName)],
      ...SMALL,
      volumeMounts: [CERTIFICATES_MOUNT, TEMPORARY_MOUNT],
    },
    volumes: [certificatesVolume(rootSecret(props), `client.${ROOT_USER}`), temporary()],
  };
}

const sqlJob = (props: BootstrapJobsProps): JobPod => sqlPod(sqlJobProps(props));

/** What the pod of the Job with SQL runs with. */
export function sqlJobProps(props: BootstrapJobsProps): SqlPodProps {
  return {
    image: props.psqlImage,
    user: props.psqlUser,
    database: {
      host: clientHost(props),
      port: SQL_PORT,
      // the database of the platform does not exist at the first run
      database: 'defaultdb',
      user: ROOT_USER,
      authentication: { method: 'clientCertificate', secret: rootSecret(props) },
      peers: [pods(props.namespace, props.name)],
    },
    applicationName: bootstrapName(props),
    configMap: sqlConfigMap(props),
    secrets: props.licence
      ? [
          {
            name: 'COCKROACH_LICENCE',
            valueFrom: { secretKeyRef: { name: props.licence.secret, key: 'licence' } },
          },
        ]
      : [],
  };
}
