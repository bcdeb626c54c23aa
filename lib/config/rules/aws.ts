import { instanceAllocatable } from '../../machines';
import { bytes, contains, fits, millicores, overlaps, prefixLength } from '../../zones';
import { LARGEST_INSTANCE_TYPE, smallestInstanceType } from '../aws-instance-type';
import { cockroachDbMember, pgpoolPod, postgresInstance } from '../capacity';
import { type ConfigRule, indexes } from './rule';
import { describeNode } from './services';

/** Ranges that no host of the internet has. @see RFC 1918, RFC 6598 */
const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/** The inside addresses of the tunnels. @see RFC 3927 */
const LINK_LOCAL = '169.254.0.0/16';

/** The three zones differ and lie in the region. */
export const awsZones: ConfigRule = function* ({ config, valid }) {
  if (!config?.aws || !valid('aws', 'zones')) return;
  const { zones, region } = config.aws;
  for (const [index, zone] of zones.entries()) {
    const path = ['aws', 'zones', index];
    if (zones.indexOf(zone) !== index) {
      yield {
        path,
        allowed: 'three different zones',
        remedy: 'name another zone: two copies in one zone are lost together',
      };
    }
    if (valid('aws', 'region') && zone.slice(0, -1) !== region) {
      yield {
        path,
        allowed: `a zone of the region ${region}`,
        remedy: 'name one of: aws ec2 describe-availability-zones, or correct aws.region',
      };
    }
  }
};

/** The VPC is a /16 and no network behind the VPN overlaps it. */
export const awsNetwork: ConfigRule = function* ({ config, valid }) {
  if (!config?.aws || !valid('aws', 'network', 'cidr')) return;
  const { cidr } = config.aws.network;
  if (prefixLength(cidr) !== 16) {
    yield { path: ['aws', 'network', 'cidr'], allowed: 'a /16', remedy: 'write for example 10.64.0.0/16' };
  }
  if (!PRIVATE_RANGES.some((range) => contains(range, cidr))) {
    yield {
      path: ['aws', 'network', 'cidr'],
      allowed: `a range inside one of ${PRIVATE_RANGES.join(', ')}`,
      remedy: 'write for example 10.64.0.0/16',
    };
  }
  const path = ['analyst', 'aws', 'vpn', 'networks'];
  const networks = valid(...path) ? (config.analyst.aws.vpn?.networks ?? []) : [];
  for (const [index, network] of networks.entries()) {
    if (overlaps(network, LINK_LOCAL)) {
      yield {
        path: [...path, index],
        allowed: `a range outside of ${LINK_LOCAL}`,
        remedy: 'name the private ranges behind the VPN (RFC 1918)',
      };
    }
    if (!overlaps(network, cidr)) continue;
    yield {
      path: [...path, index],
      allowed: `a range that does not overlap aws.network.cidr, which is ${cidr}`,
      remedy: 'move one of the two, for example within 10.0.0.0/8',
    };
  }
};

/** A load balancer takes only certificates of its own region. */
export const awsCertificate: ConfigRule = function* ({ config, valid }) {
  if (!config?.aws || !valid('aws', 'certificateArn') || !valid('aws', 'region')) return;
  const { certificateArn, region } = config.aws;
  if (certificateArn !== undefined && certificateArn.split(':')[3] !== region) {
    yield {
      path: ['aws', 'certificateArn'],
      allowed: `a certificate in ${region}, where the load balancer is`,
      remedy: 'request or import it there, or correct aws.region',
    };
  }
};

/** A replica fits a node. */
export const awsResources: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  if (!config?.aws || !valid('aws', 'instanceType')) return;
  const { instanceType } = config.aws;
  const node = instanceAllocatable(instanceType);
  for (const index of indexes(subject, 'services', 'resources')) {
    const { requests } = config.services[index]?.resources ?? {};
    if (!requests || fits({ millicores: millicores(requests.cpu), bytes: bytes(requests.memory) }, node)) continue;
    yield {
      path: ['services', index, 'resources', 'requests'],
      allowed: `no more than a ${instanceType} offers: ${describeNode(node)}`,
      remedy: 'lower the request, or choose a larger aws.instanceType',
    };
  }
};

/** The smallest size of the database is not above its largest. */
export const auroraCapacity: ConfigRule = function* ({ config, valid }) {
  if (!valid('database', 'aurora')) return;
  const { minCapacity, maxCapacity } = config.database.aurora;
  if (maxCapacity < minCapacity) {
    yield {
      path: ['database', 'aurora', 'maxCapacity'],
      allowed: `at least minCapacity, which is ${minCapacity}`,
      remedy: 'raise maxCapacity or lower minCapacity',
    };
  }
};

/** A database in the cluster has nodes of its own, and there are instances that are large enough for them. */
export const awsDatabaseNodes: ConfigRule = function* ({ config, valid }) {
  if (!config?.aws) return;
  const members = { cockroachdb: cockroachDbMember, postgres: postgresInstance } as const;
  for (const name of Object.keys(members) as (keyof typeof members)[]) {
    const path = ['database', name];
    if (!valid(...path, 'cpu') || !valid(...path, 'memory')) continue;
    const { cpu, memory } = config.database[name];
    if (smallestInstanceType(members[name]({ cpu, memory })) !== undefined) continue;
    yield {
      path,
      allowed: `no more than a ${LARGEST_INSTANCE_TYPE} offers: ${describeNode(instanceAllocatable(LARGEST_INSTANCE_TYPE))}`,
      remedy: 'lower cpu or memory',
    };
  }
};

/** Pgpool runs beside the services: its pods fit their nodes. */
export const awsPgpool: ConfigRule = function* ({ config, valid }) {
  const path = ['database', 'postgres', 'pgpool', 'connections'];
  if (!config?.aws || !valid('aws', 'instanceType') || !valid(...path)) return;
  const { instanceType } = config.aws;
  const node = instanceAllocatable(instanceType);
  if (fits(pgpoolPod(config.database.postgres.pgpool.connections), node)) return;
  const empty = pgpoolPod(0).bytes;
  const most = Math.floor((node.bytes - empty) / (pgpoolPod(1).bytes - empty));
  yield {
    path,
    allowed: `at most ${most}, because each takes memory of a pod on a ${instanceType}, which offers ${describeNode(node)}`,
    remedy: 'lower it, or choose a larger aws.instanceType',
  };
};

/**
 * Most users of a database that runs in the cluster: each is a secret of the platform's stack, which may have 500
 * resources, and a few lines of one script, which reaches the cluster as one event of 256 KB.
 */
const MOST_DATABASE_USERS = 100;

/** Scenarios whose database runs in the cluster. */
const IN_CLUSTER = ['eks-postgres', 'eks-cockroachdb'];

/** The database's users fit into one stack. */
export const awsDatabaseUsers: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  const scenario = valid('scenarios') ? config?.scenarios?.find((id) => IN_CLUSTER.includes(id)) : undefined;
  const users = indexes(subject, 'services', 'database').filter((index) => config.services[index]?.database !== 'none');
  const first = users[MOST_DATABASE_USERS];
  if (!scenario || first === undefined) return;
  yield {
    path: ['services', first, 'database'],
    allowed: `at most ${MOST_DATABASE_USERS} services with a database, because scenarios lists ${scenario}; these are ${users.length}`,
    remedy: 'write none for the rest, or use eks-aurora, where services sign in with their identity',
  };
};
