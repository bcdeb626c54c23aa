import { AMAZON_ASN, type AwsConfig } from '../config';
import { ZONE_COUNT } from '../zones';

/** The analyst on AWS, and the ways to the database that every scenario offers. */
export interface EksAnalystPlan {
  readonly username: string;
  readonly statementTimeoutSeconds: number;
  readonly vpn?: {
    readonly amazonAsn: number;
    /** The peer's devices, and how routes are learned from each. */
    readonly customerGateways: readonly {
      readonly address: string;
      readonly asn: number;
      readonly routing: 'bgp' | 'static';
    }[];
    readonly networks: readonly string[];
  };
  readonly bastionPod?: { readonly name: string; readonly replicas: number; readonly group: string };
}

/** The ways to Aurora. The credentials are always IAM's. */
export interface AuroraAnalystPlan extends EksAnalystPlan {
  readonly bastionHost: boolean;
  readonly publicEndpoint?: { readonly cidrs: readonly string[]; readonly reason: string };
}

/** The ways to a database that runs in the cluster. */
export interface AllowlistedAnalystPlan extends EksAnalystPlan {
  /** External load balancer that only some networks reach. */
  readonly allowlist?: {
    readonly host: string;
    readonly cidrs: readonly { readonly cidr: string; readonly reason?: string }[];
  };
}

type VpnConfig = NonNullable<AwsConfig['analyst']['aws']['vpn']>;

const vpnPlan = ({ customerGateways, routing, networks }: VpnConfig): NonNullable<EksAnalystPlan['vpn']> => ({
  amazonAsn: AMAZON_ASN,
  customerGateways: customerGateways.map((gateway) => ({ ...gateway, routing: gateway.routing ?? routing })),
  networks,
});

function eksAnalystPlan({ analyst }: AwsConfig, platform: string): EksAnalystPlan {
  const { vpn, bastionPod } = analyst.aws;
  return {
    username: analyst.username,
    statementTimeoutSeconds: analyst.statementTimeoutSeconds,
    ...(vpn ? { vpn: vpnPlan(vpn) } : {}),
    // the Kubernetes group of the access entry that the analyst's IAM role gets
    ...(bastionPod ? { bastionPod: { name: 'bastion', replicas: ZONE_COUNT, group: `${platform}:analysts` } } : {}),
  };
}

/** Decides the analyst's ways to Aurora on the platform of this name. */
export function auroraAnalystPlan(config: AwsConfig, platform: string): AuroraAnalystPlan {
  const { bastionHost, publicEndpoint } = config.analyst.aws;
  return {
    ...eksAnalystPlan(config, platform),
    bastionHost,
    ...(publicEndpoint.enabled
      ? { publicEndpoint: { cidrs: publicEndpoint.cidrs, reason: publicEndpoint.reason ?? '' } }
      : {}),
  };
}

/** Decides the analyst's ways to a database in the cluster of the platform of this name. */
export function allowlistedAnalystPlan(config: AwsConfig, platform: string): AllowlistedAnalystPlan {
  const { allowlist } = config.analyst.aws;
  return { ...eksAnalystPlan(config, platform), ...(allowlist ? { allowlist } : {}) };
}
