// Valid Google Cloud parts of a configuration.
import fc from 'fast-check';
import { MACHINE_TYPE } from '../../lib/config/google-machine-type';
import { networkOf } from '../../lib/zones';
import { byte, cidr, domain, label, some } from './arbitrary-field';

const zones = fc
  .tuple(
    fc.constantFrom('europe-west3', 'us-central1', 'asia-northeast2', 'northamerica-northeast1'),
    fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'f'), { minLength: 3, maxLength: 3 }),
  )
  .map(([region, letters]) => ({ region, zones: letters.map((letter) => `${region}-${letter}`) }));

const network = fc.record({
  cidr: fc.tuple(byte, byte, fc.integer({ min: 8, max: 16 })).map(([, b, bits]) => networkOf(`10.${b}.0.0/${bits}`)),
  controlPlane: fc.tuple(byte, byte).map(([a, b]) => networkOf(`172.16.${a}.${b}/28`)),
});

export const machineTypes = ['n2', 'n2d', 'c3']
  .flatMap((series) =>
    ['highcpu', 'standard', 'highmem'].flatMap((shape) => [4, 8, 16, 44].map((cpus) => `${series}-${shape}-${cpus}`)),
  )
  .filter((type) => MACHINE_TYPE.test(type));

export const google = fc
  .tuple(
    zones,
    fc.record(
      {
        projectId: fc.stringMatching(/^[a-z][-a-z0-9]{4,24}[a-z0-9]$/),
        projectNumber: fc.stringMatching(/^\d{6,20}$/),
        configConnector: fc.record({ namespace: label(20), serviceAccount: domain.map((name) => `kcc@${name}.com`) }),
        network,
        authorizedNetworks: fc.uniqueArray(fc.record({ name: label(20), cidr }), {
          maxLength: 3,
          selector: (network) => network.cidr,
        }),
        securityGroup: domain.map((name) => `gke-security-groups@${name}.com`),
        releaseChannel: fc.constantFrom('REGULAR', 'STABLE'),
        maintenance: some({ startHourUtc: fc.nat(23), hours: fc.integer({ min: 6, max: 12 }) }),
        dnsZone: domain.map((name) => `x.${name}`),
        alertEmail: domain.map((name) => `on-call+sql@${name}.com`),
      },
      { requiredKeys: ['projectId', 'projectNumber', 'configConnector', 'network'] },
    ),
    fc.constantFrom(...machineTypes),
  )
  .map(([place, rest, general]) => ({ ...rest, ...place, nodePools: { general: { machineType: general } } }));
