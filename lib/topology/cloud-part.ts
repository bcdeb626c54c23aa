import type { Topology } from './model/topology';

/** What the resources of one cloud say of a {@link Topology}. */
export type CloudPart = Pick<
  Topology,
  | 'zones'
  | 'clusters'
  | 'nodeGroups'
  | 'databases'
  | 'subnets'
  | 'nats'
  | 'privateEndpoints'
  | 'loadBalancers'
  | 'links'
  | 'machines'
  | 'accessRules'
  | 'dnsNames'
>;
