import type { Config, NetworkPlan } from '../config';
import { addressAt, ZONE_COUNT } from '../zones';

/** Offset of the internal SQL address in its subnet: past the addresses that Google Cloud keeps (the first two). */
const INTERNAL_SQL_OFFSET = 10;

/** The analyst and the load balancers and pods through which the database is reached. */
export interface AnalystPlan {
  /** Namespace of the bastion, and of the analyst's client certificate. */
  readonly namespace: string;
  readonly username: string;
  readonly statementTimeoutSeconds: number;
  /** External load balancer that only some networks reach. */
  readonly allowlist?: {
    readonly host: string;
    readonly addressName: string;
    readonly address?: string;
    readonly cidrs: readonly { readonly cidr: string; readonly reason?: string }[];
  };
  /** Internal load balancer behind the VPN or the Interconnect. */
  readonly internal?: {
    readonly addressName: string;
    readonly address: string;
    readonly cidrs: readonly string[];
  };
  readonly bastion?: { readonly name: string; readonly group: string; readonly replicas: number };
}

/** Decides the analyst's ways in: an internal load balancer exists when there is a link that leads to it. */
export function analystPlan({ name, analyst }: Config, network: NetworkPlan): AnalystPlan {
  const { allowlist, vpn, interconnect, bastion } = analyst.access;
  const linked = [...new Set([...(vpn?.peer.networks ?? []), ...(interconnect?.networks ?? [])])];
  return {
    namespace: 'analyst',
    username: analyst.username,
    statementTimeoutSeconds: analyst.statementTimeoutSeconds,
    ...(allowlist ? { allowlist: { ...allowlist, addressName: `${name}-sql-external` } } : {}),
    ...(linked.length > 0
      ? {
          internal: {
            addressName: `${name}-sql-internal`,
            address: addressAt(network.loadBalancers, INTERNAL_SQL_OFFSET),
            cidrs: linked,
          },
        }
      : {}),
    ...(bastion ? { bastion: { name: 'bastion', group: bastion.group, replicas: ZONE_COUNT } } : {}),
  };
}
