import type { CfnVPNConnection } from 'aws-cdk-lib/aws-ec2';

/** AES-GCM authenticates what it encrypts; the hash is for the key derivation of phase 1. */
const ENCRYPTION = 'AES256-GCM-16';
const INTEGRITY = 'SHA2-384';
/** Elliptic curve of 384 bits, the match of {@link INTEGRITY}. @see RFC 5903 */
const DH_GROUP = 20;

/**
 * One tunnel of a connection: one strong proposal, for a peer to accept or refuse.
 *
 * AWS starts the negotiation and starts again after silence, so that no device of the peer has to; it replaces an end of the
 * tunnel only when told to, or at the end of its grace period.
 *
 * @see https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNTunnels.html
 */
export function vpnTunnel(logGroupArn: string): CfnVPNConnection.VpnTunnelOptionsSpecificationProperty {
  return {
    ikeVersions: [{ value: 'ikev2' }],
    phase1EncryptionAlgorithms: [{ value: ENCRYPTION }],
    phase2EncryptionAlgorithms: [{ value: ENCRYPTION }],
    phase1IntegrityAlgorithms: [{ value: INTEGRITY }],
    phase2IntegrityAlgorithms: [{ value: INTEGRITY }],
    phase1DhGroupNumbers: [{ value: DH_GROUP }],
    phase2DhGroupNumbers: [{ value: DH_GROUP }],
    dpdTimeoutAction: 'restart',
    startupAction: 'start',
    enableTunnelLifecycleControl: true,
    logOptions: { cloudwatchLogOptions: { logEnabled: true, logGroupArn, logOutputFormat: 'json' } },
  };
}
