import type { Config, ServiceConfig } from '../config';

/** What a service may do in the database. */
export type DatabaseAccess = 'read' | 'write';

/** One stateless service, decided. */
export interface ServicePlan
  extends Omit<ServiceConfig, 'database' | 'databaseAuthentication' | 'resources' | 'command'> {
  readonly command?: readonly string[];
  readonly resources: Required<ServiceConfig['resources']>;
  /** Its user of the database; `undefined` when it uses none. */
  readonly databaseUser?: {
    readonly name: string;
    readonly access: DatabaseAccess;
    /** On AWS: an IAM token, or a password. On CockroachDB it is a client certificate in both cases. */
    readonly authentication: 'identity' | 'password';
  };
}

/** The services that each service may call, by the caller's name. */
export type Calls = ReadonlyMap<string, readonly Pick<ServicePlan, 'name' | 'port'>[]>;

/** Turns `allowFrom`, which names the callers of a service, round. A service that may call none has no entry. */
export function callsOf(services: readonly ServicePlan[]): Calls {
  const found = new Map<string, Pick<ServicePlan, 'name' | 'port'>[]>();
  for (const { name, port, allowFrom } of services) {
    for (const caller of allowFrom) found.set(caller, [...(found.get(caller) ?? []), { name, port }]);
  }
  return found;
}

/** Decides every service of the configuration. The SQL user of a service has the service's name. */
export function servicePlans(config: Config): readonly ServicePlan[] {
  return config.services.map(({ database, databaseAuthentication, resources, ...service }) => ({
    ...service,
    resources: { requests: resources.requests, limits: resources.limits ?? resources.requests },
    ...(database === 'none'
      ? {}
      : { databaseUser: { name: service.name, access: database, authentication: databaseAuthentication } }),
  }));
}
