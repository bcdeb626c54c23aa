import type { ServiceConfig } from '../schema';
import { leastServiceStacks, serviceStacksOf } from '../service-stacks';
import { type ConfigRule, indexes } from './rule';

/**
 * Rules, and target groups, that one Application Load Balancer may have: a service takes one of each.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html (November 2026)
 */
const MOST_SERVICES = 100;

/** Targets of one Application Load Balancer: a replica is one. @see the same page */
const MOST_TARGETS = 1000;

const targets = (services: readonly ServiceConfig[]): number =>
  services.reduce((sum, { replicas }) => sum + replicas.max, 0);

const fits = (services: readonly ServiceConfig[]): boolean =>
  services.length <= MOST_SERVICES && targets(services) <= MOST_TARGETS;

/** The services of a stack fit behind its load balancer. */
export const awsServiceStacks: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  if (!config?.aws || !valid('aws', 'serviceStacks') || !Array.isArray(config.services)) return;
  const known = indexes(subject, 'services', 'name', 'replicas').flatMap((index) => config.services[index] ?? []);
  if (known.length < config.services.length) return;
  const count = config.aws.serviceStacks;
  const full = serviceStacksOf(known, count).find((services) => !fits(services));
  if (!full) return;
  const larger = leastServiceStacks(known, count, fits);
  yield {
    path: ['aws', 'serviceStacks'],
    allowed: `so many that the load balancer of each has at most ${MOST_SERVICES} services and ${MOST_TARGETS} replicas; one has ${full.length} services and ${targets(full)} replicas at most`,
    remedy: larger
      ? `set it to ${larger}; services that are deployed move then: DEPLOY.md says how, under "More stacks of services"`
      : 'lower replicas.max, or use fewer services',
  };
};
