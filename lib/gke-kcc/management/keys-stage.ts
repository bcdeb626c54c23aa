import type { GkeCockroachDbScenario } from '../../scenario';
import { DISK_KEY } from '../names';
import type { Stage } from '../stage';
import { type Make, managementStage } from './management-stage';
import { BACKUPS_KEY, keyObjectName, SECRETS_KEY } from './names';
import { grantRole, resourceRef, type ServiceAgent, serviceAgent } from './role-grant';

const SECONDS_A_DAY = 86_400;

/** Days in which a version that was scheduled for destruction can still be saved. It cannot change, and a day is too short. */
const DESTRUCTION_DELAY_DAYS = 30;

/** Each key, and the only identity that encrypts and decrypts with it. */
const KEYS: readonly (readonly [key: string, agent: ServiceAgent])[] = [
  [SECRETS_KEY, 'container-engine-robot'],
  [DISK_KEY, 'compute-system'],
  [BACKUPS_KEY, 'gs-project-accounts'],
];

function keyRing(make: Make, scenario: GkeCockroachDbScenario): void {
  const { keys, region } = scenario;
  // the region's, for GKE, disks and bucket take only keys of their own location
  const ring = make('KMSKeyRing', {
    name: keys.ring,
    keepOnDelete: true,
    spec: { location: region },
  });
  for (const [key, agent] of KEYS) {
    const name = keyObjectName(scenario, key);
    make('KMSCryptoKey', {
      name,
      keepOnDelete: true,
      spec: {
        resourceID: key,
        keyRingRef: ring,
        purpose: 'ENCRYPT_DECRYPT',
        rotationPeriod: `${keys.rotationDays * SECONDS_A_DAY}s`,
        destroyScheduledDuration: `${DESTRUCTION_DELAY_DAYS * SECONDS_A_DAY}s`,
        versionTemplate: { algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION', protectionLevel: 'SOFTWARE' },
      },
    });
    grantRole(make, {
      prefix: name,
      resource: resourceRef('KMSCryptoKey', name),
      role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
      member: serviceAgent(scenario, agent),
      // who takes the right away takes the disks and the backups away as surely as with the key
      keepOnDelete: true,
    });
  }
}

/** Defines the keys of the platform and who may use them. */
export function keysStage(scenario: GkeCockroachDbScenario): Stage {
  return managementStage(scenario, {
    directory: '20-kms',
    title: 'keys for the Secrets of the cluster, its disks and the backups',
    readyWithinMinutes: 10,
    files: { keys: (make) => keyRing(make, scenario) },
  });
}
