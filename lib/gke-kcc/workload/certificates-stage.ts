import type { GkeCockroachDbScenario } from '../../scenario';
import {
  CERT_MANAGER_NAMESPACE,
  CockroachDbClient,
  DatabaseCertificateAuthority,
  NodeCertificates,
} from '../../workloads';
import type { Stage } from '../stage';
import { allowedCertificates, identity, issuerName } from './database-access';

/** The database's CA, the policy that guards it, the certificates of the members, of root and of the analyst. */
export function certificatesStage(scenario: GkeCockroachDbScenario): Stage {
  const { database, analyst } = scenario;
  const hosts = analyst.allowlist ? [analyst.allowlist.host] : [];
  const addresses = [analyst.allowlist?.address, analyst.internal?.address].filter((address) => address !== undefined);
  return {
    directory: '20-certificates',
    title: "the database's certificate authority, and the certificates of its members, root and the analyst",
    define(chart) {
      const { issuer } = new DatabaseCertificateAuthority(chart('certificate-authority'), 'Authority', {
        name: issuerName(scenario),
        certManagerNamespace: CERT_MANAGER_NAMESPACE,
        allowed: allowedCertificates(scenario),
      });
      const file = chart('certificates');
      new NodeCertificates(file, 'Members', { ...identity(scenario), issuer, hosts, addresses });
      new CockroachDbClient(file, 'Analyst', {
        cluster: identity(scenario),
        issuer,
        database: database.database,
        user: analyst.username,
        namespace: analyst.namespace,
      });
    },
    wait: [CERT_MANAGER_NAMESPACE, database.namespace, analyst.namespace].map(
      (namespace) => `wait --namespace ${namespace} --for=condition=Ready --timeout=5m certificate --all`,
    ),
  };
}
