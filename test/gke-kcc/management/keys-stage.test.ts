import { keyPath } from '../../../lib/gke-kcc/names';
import { defaultScenario } from '../../scenarios';
import { manifestsOf, specOf, specs, stageOf } from './stages';

const scenario = defaultScenario();
const manifests = manifestsOf(stageOf(scenario, '20-kms'));

describe('the keys', () => {
  test('are in the region of the cluster, which takes no others', () => {
    expect(specs(manifests, 'KMSKeyRing')).toEqual({ acme: { location: 'europe-west3' } });
  });

  test('are one for Secrets, one for disks and one for backups, renewed every 90 days', () => {
    expect(Object.keys(specs(manifests, 'KMSCryptoKey'))).toEqual(['acme-secrets', 'acme-disks', 'acme-backups']);
    expect(specOf(manifests, 'KMSCryptoKey', 'acme-disks')).toEqual({
      resourceID: 'disks',
      keyRingRef: { name: 'acme' },
      purpose: 'ENCRYPT_DECRYPT',
      rotationPeriod: '7776000s',
      destroyScheduledDuration: '2592000s',
      versionTemplate: { algorithm: 'GOOGLE_SYMMETRIC_ENCRYPTION', protectionLevel: 'SOFTWARE' },
    });
  });

  test('have the paths by which cluster and disks name them', () => {
    const ids = Object.values(specs(manifests, 'KMSCryptoKey')).map(({ resourceID }) => keyPath(scenario, resourceID));
    expect(ids).toContain('projects/acme-prod/locations/europe-west3/keyRings/acme/cryptoKeys/secrets');
    expect(ids).toContain('projects/acme-prod/locations/europe-west3/keyRings/acme/cryptoKeys/disks');
  });

  test('are each used by one service agent, named by the number of the project', () => {
    const grants = Object.values(specs(manifests, 'IAMPolicyMember')).map(({ resourceRef, role, ...who }) => [
      'name' in resourceRef ? resourceRef.name : resourceRef.external,
      role,
      'member' in who ? who.member : who.memberFrom,
    ]);
    const role = 'roles/cloudkms.cryptoKeyEncrypterDecrypter';
    const agent = (service: string) => `serviceAccount:service-123456789012@${service}.iam.gserviceaccount.com`;
    expect(grants).toEqual([
      ['acme-secrets', role, agent('container-engine-robot')],
      ['acme-disks', role, agent('compute-system')],
      ['acme-backups', role, agent('gs-project-accounts')],
    ]);
  });
});
