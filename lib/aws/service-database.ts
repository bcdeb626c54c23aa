import type { Chart } from 'cdk8s';
import type { Construct, IDependable } from 'constructs';
import type { ServicePlan } from '../scenario';
import type { DatabaseEndpoint } from '../workloads';

/** The database user of a service. */
export type ServiceUser = NonNullable<ServicePlan['databaseUser']>;

/** All in which a database differs for the services that use it. */
export interface ServiceDatabase {
  /** How a service's user connects. */
  endpoint(user: ServiceUser): DatabaseEndpoint;
  /** Adds the objects that bring the user's credentials into the namespace of the services. */
  defineCredentials(chart: Chart, user: ServiceUser): void;
  /** Gives the service's pods an identity for which they wait. @default - they need none */
  defineIdentity?(scope: Construct, service: string, user: ServiceUser): IDependable | undefined;
}
