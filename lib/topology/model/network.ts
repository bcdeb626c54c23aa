import type { Known } from './known';
import type { Place } from './place';
import type { Selector } from './pod';

/** A failure domain. `az#0` stands for the first zone of a region that the files do not name. */
export interface Zone {
  readonly name: string;
  readonly region: string;
  /** A made-up name such as `dummy1a`, or a position in place of a name: distinct, but not a real zone. */
  readonly placeholder: boolean;
  readonly place: Place;
}

export interface Route {
  /** CIDR. */
  readonly destination: Known<string>;
  readonly target: 'nat' | 'internet' | 'vpn' | 'peering' | 'endpoint' | 'transit' | 'other';
  /** {@link Resource.id} of the target. */
  readonly to?: string;
  readonly place: Place;
}

/** A subnet. On Google Cloud it is regional: it has every zone of its region. */
export interface Subnet {
  readonly id: string;
  readonly name: string;
  readonly network: string;
  readonly zones: Known<readonly string[]>;
  readonly cidr: Known<string>;
  /** Further ranges, of pods and services. */
  readonly secondary: readonly { readonly name: string; readonly cidr: string }[];
  /** Whether it has a route to the internet of its own: not through NAT. */
  readonly public: Known<boolean>;
  readonly routes: readonly Route[];
  readonly place: Place;
}

/** A way out for machines without a public address. */
export interface Nat {
  readonly id: string;
  /** `regional` ones outlive a zone. */
  readonly scope: 'zonal' | 'regional';
  readonly subnet?: string;
  readonly zone?: Known<string>;
  readonly place: Place;
}

/** A service of the cloud reached inside of the network. */
export interface PrivateEndpoint {
  readonly id: string;
  readonly service: Known<string>;
  readonly kind: 'interface' | 'gateway' | 'attachment';
  readonly network: string;
  readonly subnets: readonly string[];
  readonly place: Place;
}

/** A load balancer, also one that a controller makes of an Ingress or a Service. */
export interface LoadBalancer {
  readonly id: string;
  readonly name: string;
  readonly kind: 'application' | 'network' | 'passthrough';
  readonly scheme: 'external' | 'internal';
  /** A regional one of Google Cloud, or one with a subnet in each of these. */
  readonly zones: Known<readonly string[]>;
  readonly crossZone: Known<boolean>;
  readonly listeners: readonly { readonly port: number; readonly protocol: string }[];
  /** `namespace/name` of each Service behind it, with the host and the port of the pods. */
  readonly targets: readonly { readonly service: string; readonly host?: string; readonly port?: number }[];
  /** Networks that it admits; empty: all. */
  readonly sourceRanges: readonly string[];
  readonly healthCheck?: { readonly intervalSeconds: number; readonly unhealthyThreshold: number };
  readonly deregistrationSeconds?: number;
  readonly tls: boolean;
  readonly place: Place;
  /** Of one that is declared itself, or whose Service names them, on AWS. */
  readonly subnets?: readonly string[];
  readonly securityGroups?: readonly string[];
}

export interface Tunnel {
  readonly id: string;
  /** Interface of the gateway, on Google Cloud; number of the tunnel, on AWS. */
  readonly interface: number;
  /** Interface of the peer's gateway. */
  readonly peerInterface?: number;
  readonly peerAddress: Known<string>;
  /** A BGP session over it, or static routes. */
  readonly routing: 'bgp' | 'static' | 'none';
  readonly place: Place;
}

/** A private link to another network: Site-to-Site VPN, HA VPN, Interconnect. */
export interface Link {
  readonly id: string;
  readonly kind: 'site-to-site' | 'ha-vpn' | 'classic-vpn' | 'interconnect';
  readonly network: Known<string>;
  /** Devices of the peer, by address. */
  readonly peers: readonly Known<string>[];
  readonly tunnels: readonly Tunnel[];
  /** Networks behind it, as far as the files name them. */
  readonly remoteNetworks: readonly string[];
  readonly place: Place;
}

/** A machine that is no node of a cluster. */
export interface Machine {
  readonly id: string;
  readonly name: string;
  readonly zone: Known<string>;
  readonly subnet?: string;
  readonly securityGroups: readonly string[];
  /** `undefined`: stands alone. */
  readonly group?: string;
  readonly place: Place;
}

/** Who a rule of access is about. */
export type Party =
  | { readonly kind: 'cidr'; readonly cidr: string; readonly except: readonly string[] }
  | { readonly kind: 'securityGroup'; readonly id: string }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'pods'; readonly cluster: string; readonly namespaces: Selector; readonly pods: Selector }
  | { readonly kind: 'unknown'; readonly why: string };

/** Something that opens a way, or closes one. */
export interface AccessRule {
  readonly id: string;
  readonly kind: 'securityGroup' | 'networkPolicy' | 'firewall';
  readonly direction: 'ingress' | 'egress';
  readonly effect: 'allow' | 'deny';
  /** The lower goes first, of firewalls. */
  readonly priority: number;
  /** Whom it guards. */
  readonly subject: Party;
  /** `[]`: nobody. A network policy without rules denies all. */
  readonly peers: readonly Party[];
  /** `[]`: every port. */
  readonly ports: readonly {
    readonly protocol: string;
    readonly from: number | string;
    readonly to: number | string;
  }[];
  readonly place: Place;
}

/** A name that people or programs connect to. */
export interface DnsName {
  readonly name: string;
  readonly target: Known<string>;
  readonly place: Place;
}
