// A law: whatever may change in the configuration after the first deployment changes no field that cannot change.
import fc from 'fast-check';
import { type GoogleConfig, hasGoogle } from '../../lib/config';
import { checkConfig } from '../../lib/config/check';
import { FIXED } from '../../lib/config/field';
import { configJsonSchema } from '../../lib/config/json-schema';
import { changedFields } from '../../lib/difference/changed-fields';
import { refusedChanges } from '../../lib/difference/immutable-fields/refused-changes';
import { workloadStages } from '../../lib/gke-kcc/workload';
import { gkeCockroachDbScenario } from '../../lib/scenario';
import { arbitraryGoogleInput } from '../config/arbitrary-config';
import type { Manifest } from '../crd/manifest';
import { resource } from '../resilience/sample-resource';
import { defaultConfig } from '../scenarios';
import { DEDICATED, PARTNER } from './management/scenario-variants';
import { managementManifests, manifestsOf } from './management/stages';

type Change = (config: GoogleConfig) => void;

const identity = ({ apiVersion, kind, metadata: { namespace, name } }: Manifest) =>
  [apiVersion, kind, namespace, name].join(' ');

const made = new WeakMap<GoogleConfig, ReadonlyMap<string, Manifest>>();

/** The objects that a configuration becomes, which must not be changed after: most are compared with one and the same. */
function objects(config: GoogleConfig): ReadonlyMap<string, Manifest> {
  const known = made.get(config) ?? objectsOf(config);
  made.set(config, known);
  return known;
}

function objectsOf(config: GoogleConfig): ReadonlyMap<string, Manifest> {
  const scenario = gkeCockroachDbScenario(config);
  const all = [...managementManifests(scenario), ...workloadStages(scenario).flatMap(manifestsOf)];
  return new Map(all.map((manifest) => [identity(manifest), manifest]));
}

/** Changes between two configurations that an API would refuse. */
function refused(before: GoogleConfig, after: GoogleConfig): readonly string[] {
  const current = objects(after);
  return [...objects(before)].flatMap(([id, old]) => {
    const now = current.get(id);
    if (!now) return [];
    const of = resource(id, `${old.apiVersion} ${old.kind}`);
    return refusedChanges(of, changedFields(old as never, now as never)).map(({ field }) => `${id}: ${field}`);
  });
}

/** The guide says how the volumes grow. */
const GROWS_BY_HAND = /StatefulSet \S+ cockroachdb: spec[.]volumeClaimTemplates$/;

/** Another value for every field of google that can change. */
const CHANGES: Readonly<Record<string, Change>> = {
  'google.configConnector.serviceAccount': ({ google }) => {
    google.configConnector.serviceAccount = 'other@acme-prod.iam.gserviceaccount.com';
  },
  'google.authorizedNetworks': ({ google }) => {
    google.authorizedNetworks = [{ name: 'home', cidr: '203.0.113.0/24' }];
  },
  'google.securityGroup': ({ google }) => {
    google.securityGroup = 'gke-security-groups@other.example.com';
  },
  'google.releaseChannel': ({ google }) => {
    google.releaseChannel = google.releaseChannel === 'STABLE' ? 'REGULAR' : 'STABLE';
  },
  'google.maintenance.startHourUtc': ({ google }) => {
    google.maintenance.startHourUtc = 17;
  },
  'google.maintenance.hours': ({ google }) => {
    google.maintenance.hours = 11;
  },
  'google.nodePools.general.machineType': ({ google }) => {
    google.nodePools.general.machineType = 'c3-standard-8';
  },
  'google.nodePools.database.machineType': ({ google }) => {
    google.nodePools.database.machineType = 'n2-highmem-16';
  },
  // the host names stay below it
  'google.dnsZone': ({ google }) => {
    google.dnsZone = 'example.com';
  },
  'google.alertEmail': ({ google }) => {
    google.alertEmail = 'other@acme.example.com';
  },
};

/** Other fields that change what Google Cloud makes. */
const FURTHER_CHANGES: Readonly<Record<string, Change>> = {
  'nothing is authorized any more': ({ google }) => {
    google.authorizedNetworks = [];
  },
  'no DNS zone': ({ google }) => {
    google.dnsZone = undefined;
  },
  'four times as many replicas': ({ services }) => {
    for (const { replicas } of services) {
      replicas.min *= 4;
      replicas.max *= 4;
    }
  },
  'another key of a tunnel': ({ analyst }) => {
    vpn(analyst).tunnels[0] = { insideCidr: vpn(analyst).tunnels[0]?.insideCidr ?? '', secret: 'vpn-office-0-b' };
  },
  'other devices of the peer': ({ analyst }) => {
    vpn(analyst).peer.addresses = ['203.0.113.1', '203.0.113.2'];
  },
  'another range of a session': ({ analyst }) => {
    vpn(analyst).tunnels[1] = { insideCidr: '169.254.99.0/30', secret: vpn(analyst).tunnels[1]?.secret ?? '' };
  },
  'another ASN of ours': ({ analyst }) => {
    vpn(analyst).asn = 64999;
  },
  'another ASN of theirs': ({ analyst }) => {
    vpn(analyst).peer.asn = 65099;
  },
  'another name of the peer': ({ analyst }) => {
    vpn(analyst).peer.name = 'lab';
  },
  'a carrier instead of two lines': ({ analyst }) => {
    analyst.access.interconnect = PARTNER;
  },
  'another VLAN': ({ analyst }) => {
    const [first, second] = DEDICATED.type === 'dedicated' ? DEDICATED.attachments : [];
    if (!first || !second) throw new Error('DEDICATED has two attachments');
    analyst.access.interconnect = { ...DEDICATED, attachments: [{ ...first, vlan: 777 }, second] } as typeof DEDICATED;
  },
  'another group at the bastion': ({ analyst }) => {
    analyst.access.bastion = { group: 'others@acme.example.com' };
  },
  'another host of the database': ({ analyst }) => {
    if (analyst.access.allowlist) analyst.access.allowlist.host = 'db.acme.example.com';
  },
};

function vpn(analyst: GoogleConfig['analyst']): NonNullable<GoogleConfig['analyst']['access']['vpn']> {
  if (!analyst.access.vpn) throw new Error('reference.yaml has a VPN');
  return analyst.access.vpn;
}

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

/** The fields of a JSON schema that have none below them, with their descriptions. */
function leaves({ properties, description = '' }: Node, path: string): readonly (readonly [string, string])[] {
  if (!properties) return [[path, description]];
  return Object.entries(properties).flatMap(([key, below]) => leaves(below, `${path}.${key}`));
}

const google = (configJsonSchema() as { readonly properties: { readonly google: Node } }).properties.google;

test('every field of google is one that can change, or says that it cannot', () => {
  const fixed = leaves(google, 'google').filter(([, description]) => description.endsWith(FIXED));
  const all = leaves(google, 'google').map(([path]) => path);
  expect([...fixed.map(([path]) => path), ...Object.keys(CHANGES)].sort()).toEqual([...all].sort());
});

const REFERENCE = defaultConfig(({ analyst }) => {
  analyst.access.interconnect = DEDICATED;
});

test.each(Object.entries({ ...CHANGES, ...FURTHER_CHANGES }))('%s changes no field that cannot change', (_, change) => {
  const after = structuredClone(REFERENCE);
  change(after);
  expect(after).not.toEqual(REFERENCE);
  expect(refused(REFERENCE, after)).toEqual([]);
});

test('the fields that say so cannot change indeed: the comparison sees it', () => {
  const moved = structuredClone(REFERENCE);
  moved.google.network.controlPlane = '172.16.9.0/28';
  moved.google.region = 'europe-west4';
  expect(refused(REFERENCE, moved)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/ContainerCluster acme-prod acme: spec[.]location$/),
      expect.stringMatching(/ContainerCluster acme-prod acme: spec[.]privateClusterConfig[.]masterIpv4CidrBlock$/),
      expect.stringMatching(/ComputeVPNGateway acme-prod acme-vpn: spec[.]region$/),
    ]),
  );
});

/** Two configurations that agree in what cannot change. */
const pairs = fc.tuple(arbitraryGoogleInput, arbitraryGoogleInput).map(([before, after]) => {
  const { projectId, projectNumber, region, zones, network } = before.google ?? ({} as never);
  const namespace = before.google?.configConnector.namespace;
  const google = {
    ...after.google,
    ...{ projectId, projectNumber, region, zones, network },
    configConnector: { ...after.google?.configConnector, namespace },
  };
  return [before, { ...after, name: before.name, google }] as const;
});

test('of any two configurations that agree in the fixed fields, neither becomes the other by a refused change', () => {
  let compared = 0;
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      // the network of the one may be too small for the other: then there is none; to read a text takes most of the time
      const [before, after] = [one, other].map((input) => checkConfig(input).config);
      fc.pre(before !== undefined && after !== undefined && hasGoogle(before) && hasGoogle(after));
      compared++;
      expect(refused(before, after).filter((change) => !GROWS_BY_HAND.test(change))).toEqual([]);
    }),
    { numRuns: 25 },
  );
  expect(compared).toBeGreaterThan(10);
});
