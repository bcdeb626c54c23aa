// Config Connector 1.155.0, compute.cnrm.cloud.google.com/v1beta1: what the external load balancers refer to by name.

/** Versions and ciphers that a load balancer offers. */
export interface ComputeSSLPolicySpec {
  readonly profile: 'MODERN' | 'RESTRICTED';
  readonly minTlsVersion: 'TLS_1_2';
}

type Match =
  | { readonly versionedExpr: 'SRC_IPS_V1'; readonly config: { readonly srcIpRanges: readonly string[] } }
  | { readonly expr: { readonly expression: string } };

/** One rule; the one with the lowest priority number that matches decides. */
export interface SecurityPolicyRule {
  readonly action: 'allow' | 'throttle' | `deny(${number})`;
  readonly priority: number;
  readonly description: string;
  readonly match: Match;
  /** Logs what the rule would do, and does not do it. */
  readonly preview?: boolean;
  /** Only with `throttle`. */
  readonly rateLimitOptions?: {
    readonly conformAction: 'allow';
    readonly exceedAction: `deny(${number})`;
    readonly enforceOnKey: 'IP';
    readonly rateLimitThreshold: { readonly count: number; readonly intervalSec: number };
  };
}

/** A Cloud Armor policy. */
export interface ComputeSecurityPolicySpec {
  readonly type: 'CLOUD_ARMOR';
  readonly adaptiveProtectionConfig: {
    readonly layer7DdosDefenseConfig: { readonly enable: boolean; readonly ruleVisibility: 'STANDARD' };
  };
  readonly advancedOptionsConfig: { readonly jsonParsing: 'STANDARD'; readonly logLevel: 'NORMAL' };
  /** The whole list; the last rule is the mandatory default. */
  readonly rule: readonly SecurityPolicyRule[];
}
