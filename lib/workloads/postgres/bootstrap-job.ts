import { type EnvVar, KubeJob, KubeNetworkPolicy } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { digestName } from '../../zones';
import { bootstrapFiles, jobSpec, sqlPod } from '../bootstrap-job';
import type { CertificateSource, DatabaseEndpoint } from '../database-endpoint';
import { labels, selector } from '../labels';
import { outgoing, tcp } from '../network-policy';
import {
  type PostgresBootstrapProps,
  passwordVariable,
  postgresBootstrapSql,
  usersWithPassword,
} from './bootstrap-sql';

/** Properties for {@link PostgresBootstrapJob}. */
export interface PostgresBootstrapJobProps extends PostgresBootstrapProps {
  /** Prefix of what the Job consists of. */
  readonly name: string;
  readonly namespace: string;
  /** Image with psql, and the user that it runs as. */
  readonly image: string;
  readonly user: number;
  /** The writer. */
  readonly server: Pick<DatabaseEndpoint, 'host' | 'port' | 'peers'>;
  /** The owner of the database, and the Secret with its password. */
  readonly admin: { readonly username: string; readonly secret: string; readonly key: string };
  readonly ca: CertificateSource;
  /** Secret with the password of each user that comes with one, under the user's name. @default - nobody does */
  readonly passwordSecret?: string;
}

/** Name label of the pods of the Job. */
export const postgresBootstrapName = ({ name }: Pick<PostgresBootstrapJobProps, 'name'>): string => `${name}-bootstrap`;

const sqlConfigMap = (props: PostgresBootstrapJobProps): string =>
  digestName(`${postgresBootstrapName(props)}-sql`, [postgresBootstrapSql(props)]);

/**
 * The name of the Job, for whoever waits for it. A Job cannot be changed, so it carries a digest of what runs. The host is
 * left out: it may not be known yet, and a name made of it would be another at every synth.
 */
export function postgresBootstrapJobName(props: PostgresBootstrapJobProps): string {
  const { server, admin, image, user, ca, passwordSecret = '' } = props;
  const rest = [image, String(user), String(server.port), admin.username, admin.secret, admin.key, ca.name];
  return digestName(`${postgresBootstrapName(props)}-sql`, [postgresBootstrapSql(props), ...rest, passwordSecret]);
}

function passwords(props: PostgresBootstrapJobProps): EnvVar[] {
  const { passwordSecret } = props;
  const names = usersWithPassword(props);
  if (names.length > 0 && !passwordSecret) {
    throw new Error(`'passwordSecret' must name the Secret with the passwords of ${names.join(', ')}, got none`);
  }
  return names.map((key, index) => ({
    name: passwordVariable(index),
    valueFrom: { secretKeyRef: { name: passwordSecret, key } },
  }));
}

/** Defines the Job that brings a PostgreSQL database to the wanted state, and whom it may call. */
export class PostgresBootstrapJob extends Construct {
  constructor(scope: Construct, id: string, props: PostgresBootstrapJobProps) {
    super(scope, id);
    const { namespace, server, admin, ca, database, image, user } = props;
    const name = postgresBootstrapName(props);
    bootstrapFiles(this, namespace, name, sqlConfigMap(props), postgresBootstrapSql(props));
    const pod = sqlPod({
      image,
      user,
      database: {
        ...server,
        database,
        user: admin.username,
        authentication: { method: 'password', secret: admin.secret, key: admin.key, ca },
      },
      applicationName: name,
      configMap: sqlConfigMap(props),
      // after a failover the name may still lead to the former writer, which refuses to write
      secrets: [{ name: 'PGTARGETSESSIONATTRS', value: 'read-write' }, ...passwords(props)],
    });
    new KubeJob(this, 'Job', {
      metadata: { name: postgresBootstrapJobName(props), namespace, labels: labels(name, 'database') },
      spec: jobSpec(name, pod),
    });
    new KubeNetworkPolicy(this, 'NetworkPolicy', {
      metadata: { name, namespace },
      spec: {
        podSelector: selector(name),
        policyTypes: ['Ingress', 'Egress'],
        egress: outgoing(server.peers, [tcp(server.port)]),
      },
    });
  }
}
