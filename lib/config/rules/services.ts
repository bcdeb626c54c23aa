import { machineAllocatable } from '../../machines';
import { bytes, fits, millicores, type Resources, ZONE_COUNT } from '../../zones';
import type { ServiceConfig } from '../schema';
import { type ConfigRule, indexes, type Mistake } from './rule';

/** No two services share a name or a host name. */
export const uniqueServices: ConfigRule = function* (subject) {
  for (const field of ['name', 'host'] as const) {
    const first = new Map<string, number>();
    for (const index of indexes(subject, 'services', field)) {
      const value = subject.config.services[index]?.[field] ?? '';
      const earlier = first.get(value);
      if (earlier === undefined) first.set(value, index);
      else {
        yield {
          path: ['services', index, field],
          allowed: `a ${field} that no other service has`,
          remedy: `rename it: services[${earlier}] has the same`,
        };
      }
    }
  }
};

/** Replicas are a multiple of the zones, and the bounds are in order. */
export const replicas: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  for (const index of indexes(subject, 'services')) {
    const path = ['services', index, 'replicas'];
    for (const field of ['min', 'max'] as const) {
      const count = valid(...path, field) ? (config.services[index]?.replicas[field] ?? 0) : 0;
      if (count % ZONE_COUNT === 0) continue;
      yield {
        path: [...path, field],
        allowed: `a multiple of the ${ZONE_COUNT} zones`,
        remedy: `write ${Math.ceil(count / ZONE_COUNT) * ZONE_COUNT}, so that every zone holds as many as the others`,
      };
    }
    const { min = 0, max = 0 } = valid(...path) ? (config.services[index]?.replicas ?? {}) : {};
    if (max < min) {
      yield {
        path: [...path, 'max'],
        allowed: `at least replicas.min, which is ${min}`,
        remedy: 'raise max or lower min',
      };
    }
  }
};

/** A liveness check that is also the readiness check turns a slow database into a restart of every replica. */
export const healthPaths: ConfigRule = function* (subject) {
  for (const index of indexes(subject, 'services', 'health')) {
    const health = subject.config.services[index]?.health;
    if (health && health.liveness === health.readiness) {
      yield {
        path: ['services', index, 'health', 'liveness'],
        allowed: 'another path than health.readiness',
        remedy: 'name a path that only tells whether the process is alive',
      };
    }
  }
};

/** Limits are not below requests, and a replica fits one node. */
export const resources: ConfigRule = function* (subject) {
  const { config, valid } = subject;
  for (const index of indexes(subject, 'services', 'resources')) {
    const { requests, limits = requests } = config.services[index]?.resources ?? {};
    if (!requests || !limits) continue;
    const path = ['services', index, 'resources'];
    if (millicores(limits.cpu) < millicores(requests.cpu)) {
      yield {
        path: [...path, 'limits', 'cpu'],
        allowed: `at least the request, ${requests.cpu}`,
        remedy: 'raise the limit',
      };
    }
    if (bytes(limits.memory) < bytes(requests.memory)) {
      yield {
        path: [...path, 'limits', 'memory'],
        allowed: `at least the request, ${requests.memory}`,
        remedy: 'raise the limit',
      };
    }
    if (!config.google || !valid('google', 'nodePools', 'general')) continue;
    const { machineType } = config.google.nodePools.general;
    const pod = { millicores: millicores(requests.cpu), bytes: bytes(requests.memory) };
    if (!fits(pod, machineAllocatable(machineType))) {
      yield {
        path: [...path, 'requests'],
        allowed: `no more than a ${machineType} offers: ${describeNode(machineAllocatable(machineType))}`,
        remedy: 'lower the request, or choose a larger google.nodePools.general.machineType',
      };
    }
  }
};

/** `3420m CPU and 12.1 GiB`: what one node offers to pods. */
export function describeNode(node: Resources): string {
  return `${node.millicores}m CPU and ${(node.bytes / bytes('1Gi')).toFixed(1)} GiB`;
}

/** Callers are services of this configuration. */
export const callers: ConfigRule = function* (subject) {
  const { config } = subject;
  const names = new Set(indexes(subject, 'services', 'name').map((index) => config.services[index]?.name));
  for (const index of indexes(subject, 'services', 'name', 'allowFrom')) {
    for (const [position, caller] of (config.services[index]?.allowFrom ?? []).entries()) {
      if (!names.has(caller) || caller === config.services[index]?.name) {
        yield {
          path: ['services', index, 'allowFrom', position],
          allowed: 'the name of another service of this file',
          remedy: 'correct the name or remove the entry',
        };
      }
    }
  }
};

const SECRET_NAME = /(?:PASSWORD|PASSWD|SECRET|TOKEN|PRIVATE_KEY|API_KEY)$/i;

function* plainSecrets(path: Mistake['path'], service: ServiceConfig): Iterable<Mistake> {
  for (const name of Object.keys(service.env).filter((key) => SECRET_NAME.test(key))) {
    yield {
      path: [...path, 'env', name],
      allowed: 'no secret in plain text',
      remedy: 'put it into a Secret and name that under secretEnv',
      secret: true,
    };
  }
}

function* reservedVariables(path: Mistake['path'], service: ServiceConfig): Iterable<Mistake> {
  if (service.database === 'none') return;
  for (const field of ['env', 'secretEnv'] as const) {
    for (const name of Object.keys(service[field]).filter((key) => /^PG[A-Z]+$/.test(key))) {
      yield {
        path: [...path, field, name],
        allowed: 'a name that does not begin with PG',
        remedy: 'remove it: the database connection sets the PG* variables',
      };
    }
  }
}

function* repeatedVariables(path: Mistake['path'], service: ServiceConfig): Iterable<Mistake> {
  for (const name of Object.keys(service.secretEnv).filter((key) => Object.hasOwn(service.env, key))) {
    yield {
      path: [...path, 'secretEnv', name],
      allowed: 'a name that env does not have',
      remedy: 'keep only one of the two',
    };
  }
}

/** Secrets are not written down, and the variables of the database client are the project's. */
export const environment: ConfigRule = function* (subject) {
  for (const index of indexes(subject, 'services', 'env', 'secretEnv', 'database')) {
    const service = subject.config.services[index];
    if (!service) continue;
    const path = ['services', index];
    yield* plainSecrets(path, service);
    yield* reservedVariables(path, service);
    yield* repeatedVariables(path, service);
  }
};
