// Config Connector 1.155.0, compute.cnrm.cloud.google.com/v1beta1: networks, subnets, addresses, firewall rules.
import type { Reference } from './reference';

/** A VPC network. `description` is left out everywhere: it cannot change, so an edit would block every later apply. */
export interface ComputeNetworkSpec {
  readonly autoCreateSubnetworks: false;
  readonly deleteDefaultRoutesOnCreate: boolean;
  /** Whether routes learned in one region serve the others too. */
  readonly routingMode: 'REGIONAL' | 'GLOBAL';
}

export interface ComputeSubnetworkSpec {
  readonly networkRef: Reference;
  readonly region: string;
  readonly ipCidrRange: string;
  readonly stackType: 'IPV4_ONLY';
  /** Reaches Google's APIs without an external address. */
  readonly privateIpGoogleAccess: boolean;
  /** The whole list: a range that is left out is removed. */
  readonly secondaryIpRange?: readonly { readonly rangeName: string; readonly ipCidrRange: string }[];
  readonly logConfig?: {
    readonly aggregationInterval: 'INTERVAL_5_SEC' | 'INTERVAL_30_SEC' | 'INTERVAL_1_MIN' | 'INTERVAL_10_MIN';
    /** Share of the flows that are logged, 0 to 1. */
    readonly flowSampling: number;
    readonly metadata: 'INCLUDE_ALL_METADATA' | 'EXCLUDE_ALL_METADATA';
  };
}

/** A reserved address. Nothing but its labels can change. */
export interface ComputeAddressSpec {
  /** A region, or `global`. */
  readonly location: string;
  readonly addressType: 'EXTERNAL' | 'INTERNAL';
  /** Only with a global address. */
  readonly ipVersion?: 'IPV4';
  /** Only with a regional external address. */
  readonly networkTier?: 'PREMIUM';
  /** Only with an internal address. */
  readonly purpose?: 'GCE_ENDPOINT';
  readonly subnetworkRef?: Reference;
  /** The address itself. @default - one that Google Cloud chooses */
  readonly address?: string;
}

interface Traffic {
  readonly protocol: 'all' | 'tcp' | 'udp';
  readonly ports?: readonly string[];
}

export interface ComputeFirewallSpec {
  readonly networkRef: Reference;
  readonly direction: 'INGRESS';
  /** The rule with the lowest number that matches decides; 0 to 65535. */
  readonly priority: number;
  readonly allow?: readonly Traffic[];
  readonly deny?: readonly Traffic[];
  readonly sourceRanges: readonly string[];
  /** Network tags of the instances that the rule is for. @default - all of the network */
  readonly targetTags?: readonly string[];
  readonly logConfig?: { readonly metadata: 'INCLUDE_ALL_METADATA' | 'EXCLUDE_ALL_METADATA' };
}
