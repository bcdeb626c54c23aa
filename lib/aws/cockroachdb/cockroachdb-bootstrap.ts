import { type EksCockroachDbScenario, versions } from '../../scenario';
import { admittedUsers, type BootstrapJobsProps } from '../../workloads';
import { cockroachDbIdentity } from './cockroachdb-access';

/** From where each user may connect. */
function admitted({ database, analyst, network }: EksCockroachDbScenario): BootstrapJobsProps['admitted'] {
  const { username, allowlist, vpn, bastionPod } = analyst;
  const networks = [...(allowlist?.cidrs.map(({ cidr }) => cidr) ?? []), ...(vpn?.networks ?? [])];
  return admittedUsers({
    services: database.users,
    analyst: { username, bastion: bastionPod !== undefined, networks },
    // nodes and pods share the addresses of the VPC
    pods: network.cidr,
  });
}

/** What the bootstrap of the database does. */
export function cockroachDbBootstrap(scenario: EksCockroachDbScenario): BootstrapJobsProps {
  const { database, analyst, region } = scenario;
  return {
    ...cockroachDbIdentity(scenario),
    clusterName: database.clusterName,
    cockroachImage: versions.COCKROACHDB_IMAGE,
    psqlImage: versions.PSQL_IMAGE,
    psqlUser: versions.PSQL_USER,
    database: database.database,
    users: database.users,
    analyst,
    admitted: admitted(scenario),
    ...(database.licence ? { licence: database.licence } : {}),
    backup: {
      ...database.backup,
      // the members' own identity is the key
      uri: `s3://${database.backup.bucket}/cockroachdb?AUTH=implicit&AWS_REGION=${region}`,
    },
  };
}
