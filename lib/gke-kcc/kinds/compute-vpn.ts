// Config Connector 1.155.0, compute.cnrm.cloud.google.com/v1beta1: HA VPN. Every field of the three kinds is immutable.
import type { Reference } from './reference';

/** Our gateway: two interfaces, each with an address that Google Cloud chooses. */
export interface ComputeVPNGatewaySpec {
  readonly networkRef: Reference;
  readonly region: string;
  readonly stackType: 'IPV4_ONLY';
}

/** The peer's devices, as Google Cloud knows them. */
export interface ComputeExternalVPNGatewaySpec {
  readonly redundancyType: 'TWO_IPS_REDUNDANCY';
  readonly interface: readonly { readonly id: number; readonly ipAddress: string }[];
}

export interface ComputeVPNTunnelSpec {
  readonly region: string;
  readonly vpnGatewayRef: Reference;
  readonly vpnGatewayInterface: number;
  readonly peerExternalGatewayRef: Reference;
  readonly peerExternalGatewayInterface: number;
  readonly ikeVersion: 2;
  readonly routerRef: Reference;
  /** The pre-shared key, always out of a Secret of the same namespace: the CRD's plain `value` is left out on purpose. */
  readonly sharedSecret: {
    readonly valueFrom: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
  };
}
