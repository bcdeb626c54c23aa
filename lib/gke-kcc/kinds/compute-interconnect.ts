// Config Connector 1.155.0, compute.cnrm.cloud.google.com/v1beta1: VLAN attachments of Cloud Interconnect.
import type { Reference } from './reference';

interface Attachment {
  readonly region: string;
  readonly routerRef: Reference;
  readonly adminEnabled: boolean;
  /** Bytes, as text. */
  readonly mtu: '1440' | '1500';
  readonly encryption: 'NONE';
}

/** An attachment that a carrier completes with the pairing key of its status. */
export interface PartnerAttachmentSpec extends Attachment {
  readonly type: 'PARTNER';
  readonly edgeAvailabilityDomain: 'AVAILABILITY_DOMAIN_1' | 'AVAILABILITY_DOMAIN_2';
}

/** An attachment on a physical connection of our own. */
export interface DedicatedAttachmentSpec extends Attachment {
  readonly type: 'DEDICATED';
  /** Self link of the physical connection. */
  readonly interconnect: string;
  readonly bandwidth: 'BPS_1G' | 'BPS_10G';
  readonly vlanTag8021q: number;
  /** The /29 out of which both ends take their addresses. */
  readonly candidateSubnets: readonly string[];
}

export type ComputeInterconnectAttachmentSpec = PartnerAttachmentSpec | DedicatedAttachmentSpec;
