import { managementStages } from '../../../lib/gke-kcc/management';
import { describeWithCrds, validateAgainstCrd } from '../../crd/crd-schemas';
import { danglingReferences, referredTo } from '../../crd/dangling-references';
import { groupOf, identityOf, type Manifest } from '../../crd/manifest';
import { defaultScenario } from '../../scenarios';
import { bare, PARTNER, VARIANTS, withInterconnect } from './scenario-variants';
import { managementManifests, manifestsOf, ofKind } from './stages';

/** What holds data, keys or addresses, or what these depend on: it cannot be made again as it was. */
const KEPT = [
  'ArtifactRegistryRepository',
  'ComputeAddress',
  'ComputeNetwork',
  'ComputeSubnetwork',
  'ComputeVPNGateway',
  'ContainerCluster',
  'IAMCustomRole',
  'IAMServiceAccount',
  'KMSCryptoKey',
  'KMSKeyRing',
  'Service',
  'StorageBucket',
] as const;

/** Of a carrier: a new attachment gets another pairing key. Its router cannot go before it. */
const isPartnerLink = ({ kind, metadata, spec }: Manifest) =>
  (kind === 'ComputeInterconnectAttachment' && (spec as { readonly type: string }).type === 'PARTNER') ||
  (kind === 'ComputeRouter' && metadata.name === 'acme-interconnect-16550');

const isPublicZone = ({ kind, spec }: Manifest) =>
  kind === 'DNSManagedZone' && (spec as { readonly visibility: string }).visibility === 'public';

const policy = ({ metadata }: Manifest) => metadata.annotations?.['cnrm.cloud.google.com/deletion-policy'];

const full = managementManifests(withInterconnect(PARTNER));

describe.each(VARIANTS)('with %s', (_, scenario) => {
  const manifests = managementManifests(scenario);

  test('every reference leads to an object of the same folder tree', () => {
    expect(danglingReferences(manifests)).toEqual([]);
  });

  test('no two objects are the same', () => {
    const identities = manifests.map((manifest) => `${groupOf(manifest)}/${identityOf(manifest)}`);
    expect(new Set(identities).size).toBe(identities.length);
  });

  test('every object is in the namespace of the platform', () => {
    const elsewhere = manifests.filter(
      ({ kind, metadata }) => kind !== 'Namespace' && metadata.namespace !== 'acme-prod',
    );
    expect(elsewhere).toEqual([]);
  });

  test('every name is one that Kubernetes and Google Cloud take', () => {
    const names = manifests.map(({ metadata }) => metadata.name);
    expect(names.filter((name) => name.length > 63 || !/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name))).toEqual([]);
  });

  test('what holds data, keys or addresses survives a kubectl delete', () => {
    const named = manifests.filter((manifest) => isPublicZone(manifest) || isPartnerLink(manifest));
    const kept = [...KEPT.flatMap((kind) => ofKind(manifests, kind)), ...named];
    expect(kept.filter((manifest) => policy(manifest) !== 'abandon').map(identityOf)).toEqual([]);
  });

  test('what is kept lies on nothing that goes: its parent would wait for it for ever', () => {
    const all = new Map(manifests.map((manifest) => [identityOf(manifest), manifest]));
    const kept = manifests.filter((manifest) => policy(manifest) === 'abandon');
    const parents = kept.flatMap((manifest) =>
      referredTo(manifest).map((id) => [identityOf(manifest), all.get(id)] as const),
    );
    expect(parents.length).toBeGreaterThan(10);
    expect(parents.filter(([, parent]) => !parent || policy(parent) !== 'abandon')).toEqual([]);
  });

  test('no spec has a description, which most kinds can never change', () => {
    expect(manifests.filter(({ spec }) => spec && Object.hasOwn(spec as object, 'description'))).toEqual([]);
  });

  test('directories are in order, and each wait is for its own folder', () => {
    const stages = managementStages(scenario);
    const directories = stages.map(({ directory }) => directory);
    expect(directories).toEqual([...directories].sort());
    for (const { directory, wait } of stages.slice(1)) {
      expect(wait).toEqual([
        expect.stringMatching(
          new RegExp(
            `^wait --namespace acme-prod --for=condition=Ready --timeout=\\d+m --filename management/${directory}$`,
          ),
        ),
      ]);
    }
  });

  test('a folder that is waited for holds nothing without a Ready condition', () => {
    const others = managementStages(scenario)
      .slice(1)
      .flatMap(manifestsOf)
      .filter(
        (manifest) =>
          !/\.cnrm\.cloud\.google\.com$/.test(groupOf(manifest)) || manifest.kind === 'ConfigConnectorContext',
      );
    expect(others).toEqual([]);
  });
});

describeWithCrds('against the CRDs of Config Connector 1.155.0', () => {
  test.each(VARIANTS)('every object passes, unknown fields refused, with %s', (_, scenario) => {
    expect(managementManifests(scenario).flatMap(validateAgainstCrd)).toEqual([]);
  });

  test('a planted field is refused in every kind', () => {
    const config = full.filter((manifest) => groupOf(manifest) !== '');
    const planted = config.map((manifest) => ({ ...manifest, spec: { ...(manifest.spec as object), planted: true } }));
    expect(planted.filter((manifest) => !validateAgainstCrd(manifest).join().includes('"planted"'))).toEqual([]);
  });
});

describe('the whole of the stages', () => {
  test('a reference is found to dangle when its object is taken away', () => {
    const referred = ['ComputeNetwork', 'KMSCryptoKey', 'ComputeAddress', 'IAMServiceAccount', 'ComputeRouter'];
    for (const kind of referred) {
      const missing = danglingReferences(full.filter((manifest) => manifest.kind !== kind));
      expect(missing.join('\n')).toContain(`${kind}/acme-prod/`);
    }
  });

  test('pools, tunnels, rules and grants go with their objects, except the grants that keys and nodes live by', () => {
    const kept = full.filter((manifest) => policy(manifest) === 'abandon');
    const kinds = new Set(
      kept.filter((manifest) => !isPublicZone(manifest) && !isPartnerLink(manifest)).map(({ kind }) => kind),
    );
    expect([...kinds].sort()).toEqual([...KEPT, 'IAMPolicyMember'].sort());
    expect(kept.filter(({ kind }) => kind === 'IAMPolicyMember')).toHaveLength(6);
  });

  test('what is not configured is not made', () => {
    const manifests = managementManifests(bare());
    const kinds = new Set(manifests.map(({ kind }) => kind));
    expect([...kinds].filter((kind) => /VPN|Interconnect|RouterPeer|RouterInterface|Monitoring/.test(kind))).toEqual(
      [],
    );
    expect(manifests.filter(isPublicZone)).toEqual([]);
    expect(JSON.stringify(manifests)).not.toMatch(/group:|sql-(internal|external)|securityGroup/);
    expect(managementStages(bare()).map(({ directory }) => directory)).toEqual([
      '00-bootstrap',
      '10-services',
      '20-kms',
      '30-network',
      '35-addresses',
      '40-cluster',
      '50-node-pools',
      '60-edge',
      '65-backup',
    ]);
  });

  test('everything carries the name of the platform as a label, but the namespace and the context, which others may share', () => {
    const unlabelled = full.filter(({ metadata }) => metadata.labels?.platform !== 'acme').map(({ kind }) => kind);
    expect(unlabelled).toEqual(['Namespace', 'ConfigConnectorContext']);
  });

  test('zones come from the configuration, whatever their letters', () => {
    const manifests = managementManifests(
      defaultScenario((config) => {
        config.google.region = 'europe-west1';
        config.google.zones = ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'];
      }),
    );
    expect([...new Set(JSON.stringify(manifests).match(/europe-west\d+-[a-z]\b/g))].sort()).toEqual([
      'europe-west1-b',
      'europe-west1-c',
      'europe-west1-d',
    ]);
  });
});
