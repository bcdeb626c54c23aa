import { CfnOutput, Stack } from 'aws-cdk-lib';
import { Construct, type IDependable } from 'constructs';
import { DEDICATED, type EksCockroachDbScenario, versions } from '../../scenario';
import {
  BootstrapJobs,
  type BootstrapJobsProps,
  bootstrapJobNames,
  CERT_MANAGER_NAMESPACE,
  CockroachDb,
  CockroachDbClient,
  cockroachDbAlerts,
  DATABASE_CLASS,
  DatabaseCertificateAuthority,
  DatabaseClasses,
  NODE_USER,
  NodeCertificates,
  pods,
  RestrictedNamespace,
  ROOT_USER,
} from '../../workloads';
import { BackupBucket } from '../backup-bucket';
import type { ClusterAccess } from '../blueprint/cluster-access';
import { eksProfile } from '../eks-profile';
import { externalSecret, secretStore } from '../external-secret';
import { kubernetesApi } from '../kubernetes-api';
import { applyManifests } from '../manifests';
import { PodRole } from '../pod-role';
import { databaseReadinessGate, READINESS_GATE } from '../readiness-gate';
import { SecretAccess, secretArnByName } from '../secret-access';
import { sqlAccess } from '../sql-load-balancers';
import { cockroachDbClient, cockroachDbIdentity, cockroachDbIssuer } from './cockroachdb-access';
import { cockroachDbBootstrap } from './cockroachdb-bootstrap';

/** Properties for {@link CockroachDbInEks}. */
export interface CockroachDbInEksProps {
  readonly scenario: EksCockroachDbScenario;
  readonly access: ClusterAccess;
  /** What brings the kinds and the webhooks: every chart. */
  readonly operators: IDependable;
}

/** The Secret with the licence and the secret of Secrets Manager that it comes from, which a person makes. */
function licenceSecret({ name: platform, database }: EksCockroachDbScenario) {
  if (!database.licence) return undefined;
  const { secret: name } = database.licence;
  return { name, remote: `${platform}/${name}` };
}

/** Defines CockroachDB in the cluster: a member in each zone on nodes of their own, their backups in a bucket. */
export class CockroachDbInEks extends Construct {
  /** What makes the namespaces. */
  readonly namespaces: Construct;

  constructor(scope: Construct, id: string, props: CockroachDbInEksProps) {
    super(scope, id);
    const { scenario, access, operators } = props;
    const { name, database } = scenario;
    const backups = new BackupBucket(this, 'Backups', {
      bucketName: database.backup.bucket,
      title: `${name}: CockroachDB`,
      keepDays: database.backup.keepDays,
    });
    const identity = new PodRole(this, 'Identity', {
      access,
      namespace: database.namespace,
      serviceAccount: database.name,
      statements: backups.writerStatements(),
    });
    const jobs = cockroachDbBootstrap(scenario);
    this.namespaces = this.makeNamespaces(props);
    const certificates = this.certificates(props);
    certificates.node.addDependency(this.namespaces, operators);
    const members = this.members(props);
    members.node.addDependency(certificates, identity);
    this.bootstrap(props, jobs).node.addDependency(members, ...this.licenceAccess(props));
    new CfnOutput(Stack.of(this), 'DatabaseBootstrapCommand', {
      description: 'Waits until the database is initialised, and its users and rights are there',
      value: `kubectl wait --namespace ${database.namespace} --for=condition=Complete --timeout=30m ${bootstrapJobNames(
        jobs,
      )
        .map((job) => `job/${job}`)
        .join(' ')}`,
    });
  }

  private makeNamespaces({ scenario, access }: CockroachDbInEksProps): Construct {
    const { nameServers, databaseDisk } = eksProfile(scenario, access);
    const { database, servicesNamespace, analystNamespace, analyst } = scenario;
    return applyManifests(this, 'Namespaces', access, (chart) => {
      const labels = databaseReadinessGate(analyst);
      new RestrictedNamespace(chart, 'Database', { name: database.namespace, nameServers, labels });
      new RestrictedNamespace(chart, 'Services', { name: servicesNamespace, nameServers, labels: READINESS_GATE });
      new RestrictedNamespace(chart, 'Analyst', { name: analystNamespace, nameServers });
      new DatabaseClasses(chart, 'Classes', databaseDisk);
    });
  }

  private certificates({ scenario, access }: CockroachDbInEksProps): Construct {
    const { database, servicesNamespace, analystNamespace, analyst } = scenario;
    const { hosts, addresses } = sqlAccess(analyst, access.cluster.vpc, eksProfile(scenario, access));
    const issuer = cockroachDbIssuer(scenario);
    return applyManifests(this, 'Certificates', access, (chart) => {
      new DatabaseCertificateAuthority(chart, 'Authority', {
        name: issuer.name,
        certManagerNamespace: CERT_MANAGER_NAMESPACE,
        allowed: [
          { namespace: database.namespace, commonName: NODE_USER, server: true },
          { namespace: database.namespace, commonName: ROOT_USER },
          ...database.users.map((user) => ({ namespace: servicesNamespace, commonName: user.name })),
          { namespace: analystNamespace, commonName: analyst.username },
        ],
      });
      new NodeCertificates(chart, 'Members', { ...cockroachDbIdentity(scenario), issuer, hosts, addresses });
      new CockroachDbClient(chart, 'Analyst', cockroachDbClient(scenario, analystNamespace, analyst.username));
    });
  }

  private members({ scenario, access }: CockroachDbInEksProps): Construct {
    const { database, servicesNamespace, analystNamespace, analyst } = scenario;
    const profile = eksProfile(scenario, access);
    const bastion = analyst.bastionPod ? [pods(analystNamespace, analyst.bastionPod.name)] : [];
    return applyManifests(this, 'Members', access, (chart) => {
      new CockroachDb(chart, 'CockroachDB', {
        ...database,
        ...cockroachDbIdentity(scenario),
        ...sqlAccess(analyst, access.cluster.vpc, profile),
        image: versions.COCKROACHDB_IMAGE,
        kubectlImage: versions.KUBECTL_IMAGE,
        priorityClass: DATABASE_CLASS,
        storageClass: DATABASE_CLASS,
        dedicatedNodes: { key: DEDICATED, value: 'database' },
        clients: [...database.users.map(({ name }) => pods(servicesNamespace, name)), ...bastion],
        telemetry: database.licence?.telemetry ?? false,
        alerts: cockroachDbAlerts(database),
        kubernetesApi: kubernetesApi(scenario, access),
        profile,
      });
    });
  }

  private licenceAccess({ scenario, access }: CockroachDbInEksProps): SecretAccess[] {
    const secret = licenceSecret(scenario);
    if (!secret) return [];
    const secretArns = [secretArnByName(this, secret.remote)];
    return [new SecretAccess(this, 'Licence', { reader: access.secretsReader, secretArns, keyArn: 'any' })];
  }

  private bootstrap({ scenario, access }: CockroachDbInEksProps, jobs: BootstrapJobsProps): Construct {
    const { region, database } = scenario;
    const licence = licenceSecret(scenario);
    return applyManifests(this, 'Bootstrap', access, (chart) => {
      if (licence) {
        const { name, remote } = licence;
        secretStore(chart, 'Store', database.namespace, region);
        externalSecret(chart, 'Licence', { name, namespace: database.namespace }, [{ key: 'licence', remote }]);
      }
      new BootstrapJobs(chart, 'Jobs', jobs);
    });
  }
}
