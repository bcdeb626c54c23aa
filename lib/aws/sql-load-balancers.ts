import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import type { NetworkPolicyPeer } from 'cdk8s-plus-33/lib/imports/k8s';
import type { AllowlistedAnalystPlan } from '../scenario';
import type { CloudProfile, SqlLoadBalancer } from '../workloads';
import { healthCheckSources, internalAddresses } from './network-load-balancer';

/** The load balancers through which the analyst comes, and what the database must know of them. */
export interface SqlAccess {
  readonly loadBalancers: readonly SqlLoadBalancer[];
  /** From where they ask whether a pod is well. */
  readonly healthCheckSources: readonly NetworkPolicyPeer[];
  /** Names and addresses that the server's certificate must carry. */
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
}

/** The ways from outside to a database in the cluster: an allowlisted load balancer, an internal one behind the VPN. */
export function sqlAccess(
  { allowlist, vpn }: AllowlistedAnalystPlan,
  vpc: IVpc,
  profile: Pick<CloudProfile, 'loadBalancer'>,
): SqlAccess {
  const networks: Readonly<Record<SqlLoadBalancer['scheme'], readonly string[]>> = {
    external: allowlist?.cidrs.map(({ cidr }) => cidr) ?? [],
    internal: vpn?.networks ?? [],
  };
  const schemes = (['external', 'internal'] as const).filter((scheme) => networks[scheme].length > 0);
  return {
    loadBalancers: schemes.map((scheme) => ({
      scheme,
      binding: profile.loadBalancer(scheme, `sql-${scheme}`),
      cidrs: networks[scheme],
    })),
    healthCheckSources: schemes.flatMap((scheme) => healthCheckSources(scheme, vpc)),
    hosts: allowlist ? [allowlist.host] : [],
    addresses: vpn ? internalAddresses(vpc) : [],
  };
}
