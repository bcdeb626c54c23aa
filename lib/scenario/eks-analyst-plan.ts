import { AMAZON_ASN, type AwsConfig } from '../config';
import { ZONE_COUNT } from '../zones';

/** The analyst on AWS, and the ways to the database. The credentials are always IAM's. */
export interface EksAnalystPlan {
  readonly username: string;
  readonly statementTimeoutSeconds: number;
  readonly vpn?: {
    readonly amazonAsn: number;
    readonly customerGateways: readonly { readonly address: string; readonly asn: number }[];
    readonly routing: 'bgp' | 'static';
    readonly networks: readonly string[];
  };
  readonly bastionHost: boolean;
  readonly bastionPod?: { readonly name: string; readonly replicas: number; readonly group: string };
  readonly publicEndpoint?: { readonly cidrs: readonly string[]; readonly reason: string };
}

/** Decides the analyst's ways in. */
export function eksAnalystPlan({ name, analyst }: AwsConfig): EksAnalystPlan {
  const { vpn, bastionHost, bastionPod, publicEndpoint } = analyst.aws;
  return {
    username: analyst.username,
    statementTimeoutSeconds: analyst.statementTimeoutSeconds,
    ...(vpn ? { vpn: { amazonAsn: AMAZON_ASN, ...vpn } } : {}),
    bastionHost,
    // the Kubernetes group of the access entry that the analyst's IAM role gets
    ...(bastionPod ? { bastionPod: { name: 'bastion', replicas: ZONE_COUNT, group: `${name}:analysts` } } : {}),
    ...(publicEndpoint.enabled
      ? { publicEndpoint: { cidrs: publicEndpoint.cidrs, reason: publicEndpoint.reason ?? '' } }
      : {}),
  };
}
