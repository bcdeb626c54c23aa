import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { KubeConfigMap } from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { type EksAuroraScenario, versions } from '../scenario';
import {
  PostgresBootstrapJob,
  type PostgresBootstrapJobProps,
  postgresBootstrapJobName,
  RestrictedNamespace,
} from '../workloads';
import { auroraServer, DATABASE_CA, PASSWORD_KEY, remotePasswordName } from './aurora-endpoint';
import { BastionPods } from './bastion-pods';
import type { Platform } from './blueprint/platform';
import { databaseAuthorities } from './database-authorities';
import { eksProfile } from './eks-profile';
import { externalSecret, secretStore } from './external-secret';
import { applyManifests } from './manifests';

/** Namespace of the bootstrap Job: nothing else is in it, because the administrator's password is. */
const NAMESPACE = 'database';

/** Secrets of the namespace that External Secrets writes. */
const ADMIN_SECRET = 'database-admin';
const PASSWORDS_SECRET = 'database-passwords';

/** Most users with a password: each is a resource of the platform stack, which may have 500. */
const MOST_PASSWORDS = 100;

/** Lets the load balancer's own health check hold up a rollout. @see AWS Load Balancer Controller, pod readiness gate */
const READINESS_GATE = { 'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled' };

/** The parts of the platform that are connected here. */
type Parts = Pick<Platform, 'cluster' | 'kubectlReady' | 'chartsReady' | 'database' | 'masterSecret' | 'clusterName'>;

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
  constructor(scope: Construct, id: string, { scenario, platform }: DatabaseAccessProps) {
    super(scope, id);
    const { region, servicesNamespace, analystNamespace, analyst } = scenario;
    const passwords = scenario.database.users.filter(({ authentication }) => authentication === 'password');
    const remotePasswords = passwords.map(({ name }) => ({ key: name, remote: remotePasswordName(scenario, name) }));
    const bastion = analyst.bastionPod;
    const namespaces = applyManifests(this, 'Namespaces', platform, (chart) => {
      const ca = databaseAuthorities(region);
      for (const name of [NAMESPACE, servicesNamespace, ...(bastion ? [analystNamespace] : [])]) {
        const labels = name === servicesNamespace ? READINESS_GATE : {};
        new RestrictedNamespace(chart, name, { name, nameServers: eksProfile(scenario).nameServers, labels });
        new KubeConfigMap(chart, `${name}-ca`, {
          metadata: { name: DATABASE_CA.name, namespace: name },
          data: { 'ca.crt': ca },
        });
      }
    });
    const props = bootstrapProps(scenario, platform);
    const secrets = this.passwords(scenario, passwords);
    const bootstrap = applyManifests(this, 'Bootstrap', platform, (chart) => {
      secretStore(chart, 'Store', NAMESPACE, region);
      const admin = { key: PASSWORD_KEY, remote: platform.masterSecret.secretArn, property: 'password' };
      externalSecret(chart, 'Admin', { name: ADMIN_SECRET, namespace: NAMESPACE }, [admin]);
      if (passwords.length > 0) {
        externalSecret(chart, 'Passwords', { name: PASSWORDS_SECRET, namespace: NAMESPACE }, remotePasswords);
        secretStore(chart, 'ServicesStore', servicesNamespace, region);
      }
      new PostgresBootstrapJob(chart, 'Job', props);
    });
    // the kinds and the webhook of External Secrets; the database, which its address alone does not wait for
    bootstrap.node.addDependency(namespaces, platform.chartsReady, platform.database, ...secrets);
    if (bastion) {
      const pods = new BastionPods(this, 'Bastion', { scenario, platform, bastion });
      // every Service passes the webhook of the load balancer controller, which is a chart
      pods.node.addDependency(namespaces, platform.chartsReady);
    }
    new CfnOutput(Stack.of(this), 'DatabaseBootstrapCommand', {
      description: 'Waits until the users and rights of the database are there',
      value: `kubectl wait --namespace ${NAMESPACE} --for=condition=Complete --timeout=30m job/${postgresBootstrapJobName(props)}`,
    });
  }

  /** The passwords, made in Secrets Manager: they never stand in the template. */
  private passwords(scenario: EksAuroraScenario, users: readonly { readonly name: string }[]): readonly Secret[] {
    if (users.length === 0) return [];
    if (users.length > MOST_PASSWORDS) {
      throw new Error(
        `at most ${MOST_PASSWORDS} services may have 'databaseAuthentication: password', got ${users.length}: use identity for the rest`,
      );
    }
    const encryptionKey = new Key(this, 'PasswordKey', {
      description: `Passwords of the database users of ${scenario.name}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    return users.map(
      ({ name }) =>
        new Secret(this, `Password-${name}`, {
          secretName: remotePasswordName(scenario, name),
          description: `Password of the database user ${name}`,
          encryptionKey,
          generateSecretString: { passwordLength: 40, excludePunctuation: true },
        }),
    );
  }
}

function bootstrapProps(scenario: EksAuroraScenario, platform: Parts): PostgresBootstrapJobProps {
  const { database, analyst } = scenario;
  const { host, port, peers } = auroraServer(scenario, platform);
  return {
    name: 'database',
    namespace: NAMESPACE,
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
