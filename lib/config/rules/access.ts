import { prefixLength } from '../../zones';
import { type ConfigRule, indexes } from './rule';

/** The allowlists of both clouds. */
const ALLOWLISTS = [
  ['analyst', 'access', 'allowlist'],
  ['analyst', 'aws', 'allowlist'],
] as const;

/** The whole internet is let in only for a written reason. */
export const openAllowlist: ConfigRule = function* ({ config, valid }) {
  for (const path of ALLOWLISTS) {
    if (!valid(...path, 'cidrs')) continue;
    for (const [index, { cidr, reason }] of (config.analyst[path[1]].allowlist?.cidrs ?? []).entries()) {
      if (prefixLength(cidr) > 0 || reason !== undefined) continue;
      yield {
        path: [...path, 'cidrs', index, 'cidr'],
        allowed: 'a network, or 0.0.0.0/0 with a reason',
        remedy: 'name the networks that need access, or add a reason of at least 10 characters, which the report shows',
      };
    }
  }
};

/** The SQL load balancer and an Ingress have different addresses, so one host name cannot lead to both. */
export const sqlHost: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  const services = indexes(subject, 'services', 'host');
  for (const path of ALLOWLISTS) {
    const host = valid(...path, 'host') ? config.analyst[path[1]].allowlist?.host : undefined;
    if (host === undefined || services.every((index) => config.services[index]?.host !== host)) continue;
    yield {
      path: [...path, 'host'],
      allowed: 'a host name that no service has',
      remedy: 'choose another name for the database, for example sql.acme.example.com',
    };
  }
};

/** Google Cloud and AWS have load balancers of their own, so one host name cannot lead to both. */
export const allowlistHosts: ConfigRule = function* ({ config, valid }) {
  const [google, aws] = ALLOWLISTS;
  if (!valid(...google, 'host') || !valid(...aws, 'host')) return;
  const host = config.analyst.aws.allowlist?.host;
  if (host === undefined || host !== config.analyst.access.allowlist?.host) return;
  yield {
    path: [...aws, 'host'],
    allowed: 'another host name than analyst.access.allowlist.host, which leads to Google Cloud',
    remedy: 'choose one for each cloud, for example sql-aws.acme.example.com',
  };
};

/** A Google group is known to the cluster only through the security group of the organisation. */
export const bastionGroup: ConfigRule = function* ({ config, valid }) {
  if (!valid('analyst', 'access', 'bastion') || !valid('google', 'securityGroup')) return;
  if (config.google && config.analyst.access.bastion && config.google.securityGroup === undefined) {
    yield {
      path: ['google', 'securityGroup'],
      allowed: 'a security group, because the bastion grants rights to a Google group',
      remedy: 'add securityGroup: gke-security-groups@ and your domain, and nest analyst.access.bastion.group in it',
    };
  }
};

/** CockroachDB's own users, the words that PostgreSQL refuses, and the users of Aurora and of its administrator. */
const RESERVED_USERS = ['root', 'node', 'admin', 'public', 'none', 'postgres', 'rdsadmin', 'dbadmin'];

/** The analyst's SQL user and the services' are different people to the database. */
export const sqlUsers: ConfigRule = function* ({ config, valid }) {
  if (!valid('analyst', 'username') || !Array.isArray(config.services)) return;
  const { username } = config.analyst;
  if (RESERVED_USERS.includes(username)) {
    yield {
      path: ['analyst', 'username'],
      allowed: `a name other than ${RESERVED_USERS.join(', ')}`,
      remedy: 'the databases keep those for themselves: choose for example analyst',
    };
  }
  for (const [index, service] of config.services.entries()) {
    if (!valid('services', index, 'name')) continue;
    if (service.name === username || RESERVED_USERS.includes(service.name)) {
      yield {
        path: ['services', index, 'name'],
        allowed: "a name that is neither the analyst's nor one of the databases' own users",
        remedy: 'rename the service: its name is its SQL user',
      };
    }
  }
};
