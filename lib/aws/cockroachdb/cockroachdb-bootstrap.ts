import { type EksCockroachDbScenario, versions } from '../../scenario';
import type { BootstrapJobsProps } from '../../workloads';
import { cockroachDbIdentity } from './cockroachdb-access';

/** Networks of pods: nodes and pods share the addresses of the VPC. */
const podNetworks = ({ network }: EksCockroachDbScenario): readonly string[] => [network.cidr];

/** From where each user may connect: services from the pods, the analyst also through the load balancers. */
function admitted(scenario: EksCockroachDbScenario): BootstrapJobsProps['admitted'] {
  const { database, analyst } = scenario;
  const outside = [...(analyst.allowlist?.cidrs.map(({ cidr }) => cidr) ?? []), ...(analyst.vpn?.networks ?? [])];
  const inside = analyst.bastionPod ? podNetworks(scenario) : [];
  return [
    ...database.users.map(({ name }) => ({ name, cidrs: podNetworks(scenario) })),
    { name: analyst.username, cidrs: [...new Set([...inside, ...outside])] },
  ];
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
