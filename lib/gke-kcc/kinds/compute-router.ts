// Config Connector 1.155.0, compute.cnrm.cloud.google.com/v1beta1: Cloud Router, its NAT, interfaces and BGP peers.
import type { ByExternal, Reference } from './reference';

export interface ComputeRouterSpec {
  readonly networkRef: Reference;
  readonly region: string;
  /** Needed for VPN and Interconnect, not for NAT. */
  readonly bgp?: {
    /** Cannot change during the life of the router. */
    readonly asn: number;
    /** `CUSTOM` announces the listed ranges and nothing else. */
    readonly advertiseMode: 'CUSTOM';
    readonly advertisedIpRanges: readonly { readonly range: string; readonly description: string }[];
  };
}

export interface ComputeRouterNATSpec {
  readonly region: string;
  readonly routerRef: Reference;
  readonly natIpAllocateOption: 'MANUAL_ONLY';
  readonly natIps: readonly Reference[];
  readonly sourceSubnetworkIpRangesToNat: 'LIST_OF_SUBNETWORKS';
  readonly subnetwork: readonly {
    readonly subnetworkRef: Reference;
    readonly sourceIpRangesToNat: readonly 'ALL_IP_RANGES'[];
  }[];
  /** Needs `enableEndpointIndependentMapping: false`. */
  readonly enableDynamicPortAllocation: boolean;
  readonly enableEndpointIndependentMapping: boolean;
  /** A power of two, 32 or more. */
  readonly minPortsPerVm: number;
  /** A power of two, at most 65536. */
  readonly maxPortsPerVm: number;
  readonly logConfig: { readonly enable: boolean; readonly filter: 'ERRORS_ONLY' | 'ALL' };
}

/** Our end of a BGP session; `ipRange` cannot change. */
export interface ComputeRouterInterfaceSpec {
  readonly region: string;
  readonly routerRef: Reference;
  /** Our address with the prefix length. */
  readonly ipRange: string;
  readonly vpnTunnelRef?: Reference;
  readonly interconnectAttachmentRef?: Reference;
}

/** The other end of a BGP session. */
export interface ComputeRouterPeerSpec {
  readonly region: string;
  readonly routerRef: Reference;
  readonly routerInterfaceRef: Reference;
  /** Our address. It has no `name` form. */
  readonly ipAddress: ByExternal;
  readonly peerIpAddress: string;
  readonly peerAsn: number;
  /** Sessions of one router with the same number share the traffic; the lowest wins otherwise. */
  readonly advertisedRoutePriority: number;
  /** Bidirectional forwarding detection; only on Interconnect. */
  readonly bfd?: {
    readonly sessionInitializationMode: 'ACTIVE';
    /** Milliseconds, at least 1000. */
    readonly minReceiveInterval: number;
    /** Milliseconds, at least 1000. */
    readonly minTransmitInterval: number;
    /** Missed packets after which the peer is down, 5 to 16. */
    readonly multiplier: number;
  };
}
