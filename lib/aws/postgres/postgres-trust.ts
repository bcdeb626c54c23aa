import type { Chart } from 'cdk8s';
import type { EksPostgresScenario } from '../../scenario';
import {
  CERT_MANAGER_NAMESPACE,
  DatabaseCertificateAuthority,
  PostgresTrust,
  postgresCertificates,
  RestrictedNamespace,
} from '../../workloads';
import type { ClusterAccess } from '../blueprint/cluster-access';
import { eksProfile } from '../eks-profile';
import { externalSecret, secretStore } from '../external-secret';
import { remotePasswordName } from '../generated-passwords';
import { databaseReadinessGate, READINESS_GATE } from '../readiness-gate';
import {
  databaseUsers,
  issuerName,
  PASSWORD_KEY,
  PASSWORDS_SECRET,
  passwordSecretName,
  pgpoolIdentity,
  postgresIdentity,
} from './postgres-access';

/** Namespaces of clients: the analyst has one only for its pods. */
const clientNamespaces = ({ servicesNamespace, analystNamespace, analyst }: EksPostgresScenario): readonly string[] => [
  servicesNamespace,
  ...(analyst.bastionPod ? [analystNamespace] : []),
];

/** Adds the namespaces of the database, the services and the analyst. */
export function defineNamespaces(chart: Chart, scenario: EksPostgresScenario, access: ClusterAccess): void {
  const { nameServers } = eksProfile(scenario, access);
  const gates: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    [scenario.database.namespace]: databaseReadinessGate(scenario.analyst),
    [scenario.servicesNamespace]: READINESS_GATE,
  };
  for (const name of [scenario.database.namespace, ...clientNamespaces(scenario)]) {
    const labels = gates[name] ?? {};
    new RestrictedNamespace(chart, name, { name, nameServers, labels });
  }
}

/** Adds the certificate authority and what each namespace trusts, and the passwords that the database and the analyst need. */
export function defineTrust(chart: Chart, scenario: EksPostgresScenario): void {
  const { database, analystNamespace, analyst, region } = scenario;
  const cluster = postgresIdentity(scenario);
  const clients = clientNamespaces(scenario);
  const { issuer } = new DatabaseCertificateAuthority(chart, 'Authority', {
    name: issuerName(scenario),
    certManagerNamespace: CERT_MANAGER_NAMESPACE,
    allowed: postgresCertificates({ cluster, pgpool: pgpoolIdentity(scenario), clientNamespaces: clients }),
  });
  for (const namespace of [database.namespace, ...clients]) {
    new PostgresTrust(chart, `Trust-${namespace}`, { cluster, issuer, namespace });
    secretStore(chart, `Store-${namespace}`, namespace, region);
  }
  externalSecret(
    chart,
    'Passwords',
    { name: PASSWORDS_SECRET, namespace: database.namespace },
    databaseUsers(scenario).map((user) => ({ key: user, remote: remotePasswordName(scenario, user) })),
  );
  if (analyst.bastionPod) {
    const { username } = analyst;
    externalSecret(chart, 'Analyst', { name: passwordSecretName(username), namespace: analystNamespace }, [
      { key: PASSWORD_KEY, remote: remotePasswordName(scenario, username) },
    ]);
  }
}
