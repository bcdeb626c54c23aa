import type { Config } from '../schema';
import { type ConfigRule, indexes, type Subject } from './rule';

/**
 * Inbound rules of one security group, a quota.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (November 2026)
 */
const MOST_RULES = 60;

const asksFor = ({ config, valid }: Subject, id: Config['scenarios'][number]): boolean =>
  config?.aws !== undefined && valid('scenarios') && config.scenarios.includes(id);

/** Every network that may connect to Aurora is a rule of one security group, and so are the cluster and the bastion host. */
export const auroraSecurityGroup: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  const path = ['analyst', 'aws'];
  if (!asksFor(subject, 'eks-aurora') || !valid(...path)) return;
  const { vpn, publicEndpoint, bastionHost } = config.analyst.aws;
  // a network of both lists is one rule
  const networks = new Set([...(vpn?.networks ?? []), ...publicEndpoint.cidrs]);
  const most = MOST_RULES - 1 - (bastionHost ? 1 : 0);
  if (networks.size <= most) return;
  yield {
    path: [...path, 'publicEndpoint', 'cidrs'],
    allowed: `at most ${most} networks together with analyst.aws.vpn.networks, because one security group has ${MOST_RULES} rules; these are ${networks.size}`,
    remedy: 'write larger networks in place of several small ones, here or in analyst.aws.vpn.networks',
  };
};

/** RDS takes no name with two hyphens side by side, and that of the cluster begins with the platform's. */
export const auroraName: ConfigRule = function* (subject) {
  if (!asksFor(subject, 'eks-aurora') || !subject.valid('name') || !subject.config.name.includes('--')) return;
  yield {
    path: ['name'],
    allowed: 'no two hyphens side by side: the name of the Aurora cluster begins with it',
    remedy: 'write one hyphen, or leave eks-aurora out of scenarios',
  };
};

/** Most users of Aurora with a password: each is a secret of the platform's stack, which may have 500 resources. */
const MOST_PASSWORDS = 100;

/** The passwords of Aurora's users fit into one stack. */
export const auroraPasswords: ConfigRule = function* (subject) {
  const { config } = subject;
  if (!asksFor(subject, 'eks-aurora')) return;
  const users = indexes(subject, 'services', 'database', 'databaseAuthentication').filter((index) => {
    const service = config.services[index];
    return service?.database !== 'none' && service?.databaseAuthentication === 'password';
  });
  const first = users[MOST_PASSWORDS];
  if (first === undefined) return;
  yield {
    path: ['services', first, 'databaseAuthentication'],
    allowed: `password for at most ${MOST_PASSWORDS} services; these are ${users.length}`,
    remedy: 'write identity for the rest',
  };
};

/**
 * Bytes of a service that its objects may be made of: they reach the function that applies them as one event of 256 KB,
 * 200 KB of which are for the objects.
 */
const MOST_BYTES = 150_000;

/** What a caller or a callee adds to the network policies: a selector and a port. */
const BYTES_PER_CALL = 160;

/** The objects of a service fit into the event by which they are applied. */
export const awsServiceSize: ConfigRule = function* (subject) {
  const { config } = subject;
  if (!config?.aws) return;
  const complete = indexes(subject, 'services', 'name', 'allowFrom');
  const calls = new Map<string, number>();
  for (const caller of complete.flatMap((index) => config.services[index]?.allowFrom ?? [])) {
    calls.set(caller, (calls.get(caller) ?? 0) + 1);
  }
  for (const index of complete) {
    const service = config.services[index];
    if (!service) continue;
    const neighbours = service.allowFrom.length + (calls.get(service.name) ?? 0);
    const bytes = Buffer.byteLength(JSON.stringify({ ...service, allowFrom: [] })) + neighbours * BYTES_PER_CALL;
    if (bytes <= MOST_BYTES) continue;
    yield {
      path: ['services', index],
      allowed: `at most ${MOST_BYTES} bytes, counting ${BYTES_PER_CALL} for each service that calls it or that it calls; it has ${bytes}`,
      remedy: 'shorten env and args: put large values into a Secret or the image',
      secret: true,
    };
  }
};
