// Config Connector 1.155.0, dns.cnrm.cloud.google.com/v1beta1. Names end with a dot.
import type { Reference } from './reference';

/** A zone for the internet, or for the networks that are named. */
export type DNSManagedZoneSpec = { readonly dnsName: string } & (
  | { readonly visibility: 'public'; readonly dnssecConfig: { readonly state: 'on' } }
  | {
      readonly visibility: 'private';
      readonly privateVisibilityConfig: { readonly networks: readonly { readonly networkRef: Reference }[] };
    }
);

/** Records of one name and type. */
export type DNSRecordSetSpec = {
  readonly managedZoneRef: Reference;
  readonly name: string;
  readonly type: 'A' | 'CNAME';
  /** Seconds. */
  readonly ttl: number;
} & (
  | { readonly rrdatasRefs: readonly { readonly kind: 'ComputeAddress'; readonly name: string }[] }
  // the CRD calls it deprecated, but what it recommends instead is for reserved addresses only
  | { readonly rrdatas: readonly string[] }
);
