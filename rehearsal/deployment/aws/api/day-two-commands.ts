import { Refusal } from '../engine/cloudformation';
import { type Command, found, nothing } from './command';

const GROUP = 'AWS::EKS::Nodegroup';

/** A text of the length that was asked for. A password that is new each time would make no two runs alike. */
const PASSWORD = 'x'.repeat(40);

/** Commands of "Day two" and of "When a deploy fails". */
export const DAY_TWO_COMMANDS: Readonly<Record<string, Command>> = {
  'cloudformation describe-stack-events': {
    options: ['stack-name'],
    run: (service, { 'stack-name': name }) => ({
      StackEvents: service
        .stack(String(name))
        .events.toReversed()
        .map(({ seconds, logicalId, type, status, reason }) => ({
          Timestamp: seconds,
          LogicalResourceId: logicalId,
          ResourceType: type,
          ResourceStatus: status,
          ResourceStatusReason: reason,
        })),
    }),
  },
  'cloudformation list-stack-resources': {
    options: ['stack-name'],
    run: (service, { 'stack-name': name }) => ({
      StackResourceSummaries: [...service.stack(String(name)).resources.values()].map((resource) => ({
        LogicalResourceId: resource.logicalId,
        PhysicalResourceId: resource.physicalId,
        ResourceStatus: resource.status,
      })),
    }),
  },
  'logs tail': {
    options: ['since', 'filter-pattern'],
    run: ({ account }, { '': group }) => void found(account, 'AWS::Logs::LogGroup', group),
  },
  'eks list-insights': { options: ['cluster-name'], run: () => ({ insights: [] }) },
  'eks list-nodegroups': {
    options: ['cluster-name'],
    run: ({ account }, { 'cluster-name': cluster }) => ({
      nodegroups: account
        .ofType(GROUP)
        .filter(({ properties }) => properties.ClusterName === cluster)
        .map(({ id }) => id),
    }),
  },
  'eks update-nodegroup-version': {
    options: ['cluster-name', 'nodegroup-name'],
    run: ({ account }, { 'cluster-name': cluster, 'nodegroup-name': name }) => {
      const { properties } = found(account, 'AWS::EKS::Cluster', cluster);
      found(account, GROUP, name).release = String(properties.Version);
      return { update: { id: `update-of-${name}` } };
    },
  },
  'eks describe-update': {
    options: ['name', 'nodegroup-name', 'update-id'],
    run: ({ account }, { 'nodegroup-name': name }) => {
      found(account, GROUP, name);
      return { update: { status: 'Successful', errors: [] } };
    },
  },
  'eks wait nodegroup-active': {
    options: ['cluster-name', 'nodegroup-name'],
    run: ({ account }, { 'nodegroup-name': name }) => void found(account, GROUP, name),
  },
  'rds describe-db-engine-versions': {
    options: ['engine', 'engine-version'],
    run: (_, { 'engine-version': version }) => {
      if (!/^\d+\.\d+$/.test(String(version))) throw new Refusal('InvalidParameterValue', `no version ${version}`);
      return { DBEngineVersions: [{ EngineVersion: version, ValidUpgradeTarget: [] }] };
    },
  },
  'rds wait db-cluster-available': {
    options: ['db-cluster-identifier'],
    run: ({ account }, { 'db-cluster-identifier': id }) => void found(account, 'AWS::RDS::DBCluster', id),
  },
  'secretsmanager get-random-password': {
    options: ['password-length', 'exclude-punctuation'],
    run: () => ({ RandomPassword: PASSWORD }),
  },
  'secretsmanager put-secret-value': {
    options: ['secret-id', 'secret-string'],
    run: ({ account }, { 'secret-id': id }) => ({ Name: found(account, 'AWS::SecretsManager::Secret', id).id }),
  },
  'ec2 describe-vpn-connections': {
    options: [],
    run: ({ account }) => ({
      VpnConnections: account.ofType('AWS::EC2::VPNConnection').map(({ id }) => ({
        VpnConnectionId: id,
        // two tunnels each, and no device at the other end here
        VgwTelemetry: [1, 2].map((tunnel) => ({ OutsideIpAddress: `${id}-${tunnel}`, Status: 'DOWN' })),
      })),
    }),
  },
  'ec2 describe-availability-zones': {
    options: [],
    run: ({ account: { region } }) => ({
      AvailabilityZones: ['a', 'b', 'c'].map((zone, index) => ({
        ZoneName: `${region}${zone}`,
        ZoneId: `${region}-az${index + 1}`,
      })),
    }),
  },
  'arc-zonal-shift start-zonal-shift': {
    options: ['resource-identifier', 'away-from', 'expires-in', 'comment'],
    run: ({ account }, { 'resource-identifier': arn }) =>
      void found(account, 'AWS::EKS::Cluster', String(arn).split('/').at(-1)),
  },
  'ec2 terminate-instances': { options: ['instance-ids'], run: nothing },
};
