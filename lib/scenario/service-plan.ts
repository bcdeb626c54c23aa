import type { Config, ServiceConfig } from '../config';

/** What a service may do in the database. */
export type DatabaseAccess = 'read' | 'write';

/** One stateless service, decided. */
export interface ServicePlan extends Omit<ServiceConfig, 'database' | 'resources' | 'command'> {
  readonly command?: readonly string[];
  readonly resources: Required<ServiceConfig['resources']>;
  /** Its user of the database; `undefined` when it uses none. */
  readonly databaseUser?: { readonly name: string; readonly access: DatabaseAccess };
}

/** Decides every service of the configuration. The SQL user of a service has the service's name. */
export function servicePlans(config: Config): readonly ServicePlan[] {
  return config.services.map(({ database, resources, ...service }) => ({
    ...service,
    resources: { requests: resources.requests, limits: resources.limits ?? resources.requests },
    ...(database === 'none' ? {} : { databaseUser: { name: service.name, access: database } }),
  }));
}
