import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Chart } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { type EksAuroraScenario, versions } from '../../scenario';
import {
  PostgresBootstrapJob,
  type PostgresBootstrapJobProps,
  postgresBootstrapJobName,
  RestrictedNamespace,
} from '../../workloads';
import type { AuroraPlatform } from '../blueprint/aurora/aurora-platform';
import { eksProfile } from '../eks-profile';
import { externalSecret, secretStore } from '../external-secret';
import { GeneratedPasswords, remotePasswordName } from '../generated-passwords';
import { applyManifests } from '../manifests';
import { READINESS_GATE } from '../readiness-gate';
import { SecretAccess } from '../secret-access';
import { auroraServer, DATABASE_CA, PASSWORD_KEY } from './aurora-endpoint';
import { databaseAuthorities } from './database-authorities';
import { TokenBastionPods } from './token-bastion-pods';

/** Namespace of the bootstrap Job: nothing else is in it, because the administrator's password is. */
export const BOOTSTRAP_NAMESPACE = 'database';

/** Secrets of the namespace that External Secrets writes. */
export const ADMIN_SECRET = 'database-admin';
export const PASSWORDS_SECRET = 'database-passwords';

/** The parts of the platform that are connected here. */
type Parts = Pick<
  AuroraPlatform,
  | 'cluster'
  | 'kubectlReady'
  | 'volumeKey'
  | 'chartsReady'
  | 'database'
  | 'masterSecret'
  | 'clusterName'
  | 'secretsReader'
>;

/** Properties for {@link DatabaseAccess}. */
export interface DatabaseAccessProps {
  readonly scenario: EksAuroraScenario;
  readonly platform: Parts;
}

/**
 * Defines what connects the cluster's pods with the database: the namespaces and the certificates to trust, the Job that
 * makes users and rights, and the analyst's pods. The roles of the services are in their own stacks.
 */
export class DatabaseAccess extends Construct {
  /** What makes the namespaces. */
  readonly namespaces: Construct;

  constructor(scope: Construct, id: string, { scenario, platform }: DatabaseAccessProps) {
    super(scope, id);
    const { region, servicesNamespace, analystNamespace, analyst } = scenario;
    const passwords = scenario.database.users.filter(({ authentication }) => authentication === 'password');
    const remotePasswords = passwords.map(({ name }) => ({ key: name, remote: remotePasswordName(scenario, name) }));
    const bastion = analyst.bastionPod;
    const ca = databaseAuthorities(region);
    const { nameServers } = eksProfile(scenario, platform);
    const defineNamespace = (chart: Chart, name: string, labels: Readonly<Record<string, string>> = {}) => {
      new RestrictedNamespace(chart, name, { name, nameServers, labels });
      new KubeConfigMap(chart, `${name}-ca`, {
        metadata: { name: DATABASE_CA.name, namespace: name },
        data: { 'ca.crt': ca },
      });
    };
    const namespaces = applyManifests(this, 'Namespaces', platform, (chart) => {
      defineNamespace(chart, BOOTSTRAP_NAMESPACE);
      defineNamespace(chart, servicesNamespace, READINESS_GATE);
    });
    this.namespaces = namespaces;
    const props = bootstrapProps(scenario, platform);
    const users = passwords.map(({ name }) => name);
    const { masterSecret, secretsReader } = platform;
    const masterAccess = new SecretAccess(this, 'MasterSecret', {
      reader: secretsReader,
      secretArns: [masterSecret.secretArn],
      keyArn: masterSecret.encryptionKey?.keyArn,
    });
    const secrets =
      users.length > 0
        ? [new GeneratedPasswords(this, 'Passwords', { name: scenario.name, users, reader: secretsReader })]
        : [];
    const bootstrap = applyManifests(this, 'Bootstrap', platform, (chart) => {
      secretStore(chart, 'Store', BOOTSTRAP_NAMESPACE, region);
      const admin = { key: PASSWORD_KEY, remote: masterSecret.secretArn, property: 'password' };
      externalSecret(chart, 'Admin', { name: ADMIN_SECRET, namespace: BOOTSTRAP_NAMESPACE }, [admin]);
      if (passwords.length > 0) {
        externalSecret(chart, 'Passwords', { name: PASSWORDS_SECRET, namespace: BOOTSTRAP_NAMESPACE }, remotePasswords);
        secretStore(chart, 'ServicesStore', servicesNamespace, region);
      }
      new PostgresBootstrapJob(chart, 'Job', props);
    });
    // the kinds and the webhook of External Secrets; the database, which its address alone does not wait for
    bootstrap.node.addDependency(namespaces, platform.chartsReady, platform.database, masterAccess, ...secrets);
    if (bastion) {
      // by itself, so that it goes with the pods: kubectl prunes no namespace, and nothing in one that it no longer visits
      const namespace = applyManifests(this, 'AnalystNamespace', platform, (chart) => {
        defineNamespace(chart, analystNamespace);
      });
      const pods = new TokenBastionPods(this, 'Bastion', { scenario, platform, bastion });
      // every Service passes the webhook of the load balancer controller, which is a chart
      pods.node.addDependency(namespace, platform.chartsReady);
    }
    new CfnOutput(Stack.of(this), 'DatabaseBootstrapCommand', {
      description: 'Waits until the users and rights of the database are there',
      value: `kubectl wait --namespace ${BOOTSTRAP_NAMESPACE} --for=condition=Complete --timeout=30m job/${postgresBootstrapJobName(props)}`,
    });
  }
}

function bootstrapProps(scenario: EksAuroraScenario, platform: Parts): PostgresBootstrapJobProps {
  const { database, analyst } = scenario;
  const { host, port, peers } = auroraServer(scenario, platform);
  return {
    name: 'database',
    namespace: BOOTSTRAP_NAMESPACE,
    image: versions.PSQL_IMAGE,
    user: versions.PSQL_USER,
    server: { host, port, peers },
    database: database.database,
    admin: { username: database.masterUser, secret: ADMIN_SECRET, key: PASSWORD_KEY },
    ca: DATABASE_CA,
    users: database.users,
    analyst,
    passwordSecret: PASSWORDS_SECRET,
  };
}
