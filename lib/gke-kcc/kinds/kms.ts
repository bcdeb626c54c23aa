// Config Connector 1.155.0, kms.cnrm.cloud.google.com/v1beta1. Neither kind ever disappears in Google Cloud: names are
// used up for ever, and deleting a key destroys its versions.
import type { Reference } from './reference';

export interface KMSKeyRingSpec {
  readonly location: string;
}

export interface KMSCryptoKeySpec {
  /** Name of the key in its ring. */
  readonly resourceID: string;
  readonly keyRingRef: Reference;
  readonly purpose: 'ENCRYPT_DECRYPT';
  /** Seconds with the unit, e.g. `7776000s`. */
  readonly rotationPeriod: string;
  /** How long a version can still be restored after it was scheduled for destruction. */
  readonly destroyScheduledDuration: string;
  readonly versionTemplate: {
    readonly algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION';
    readonly protectionLevel: 'SOFTWARE' | 'HSM';
  };
}
