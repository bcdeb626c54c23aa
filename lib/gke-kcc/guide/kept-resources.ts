import type { GkeCockroachDbScenario } from '../../scenario';
import { type DeclaredObject, isKept } from '../declared-object';

/** How a kept resource is deleted, or why it stays. */
interface Farewell {
  /** What the kind is called in the list. */
  readonly called: string;
  /** Resources with one command share one line. @default - it is not deleted */
  readonly command?: (names: readonly string[]) => string;
  /** Why it stays, or what is lost with it. */
  readonly note: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The name in Google Cloud. */
const cloudName = ({ metadata, spec }: DeclaredObject): string => text(spec?.resourceID) || metadata.name;

type Describe = (object: DeclaredObject, scenario: GkeCockroachDbScenario) => Farewell;

const compute =
  (what: string, called: string, note: string): Describe =>
  ({ spec }, { project }) => {
    const place = text(spec?.region) || text(spec?.location);
    const where = place === '' ? '' : place === 'global' ? ' --global' : ` --region ${place}`;
    return {
      called,
      note,
      command: (names) => `gcloud compute ${what} delete ${names.join(' ')}${where} --project ${project.id}`,
    };
  };

const grant: Describe = ({ spec }, { project }) => {
  const called = 'IAM grant';
  const resource = (spec?.resourceRef ?? {}) as { readonly kind?: string };
  if (resource.kind !== 'Project') return { called, note: 'goes with the key, repository or account it is on' };
  const account = (spec?.memberFrom as { readonly serviceAccountRef?: { readonly name?: string } } | undefined)
    ?.serviceAccountRef?.name;
  if (account === undefined) return { called, note: "stays: other clusters of the project may live by Google's agent" };
  return {
    called,
    note: "the nodes' right to write logs and metrics",
    command: () =>
      `gcloud projects remove-iam-policy-binding ${project.id} --member serviceAccount:${account}@${project.id}.iam.gserviceaccount.com --role ${text(spec?.role)} --condition None`,
  };
};

/** Every kind that is kept, in the order in which its resources can be deleted. */
const FAREWELLS: Readonly<Record<string, Describe>> = {
  ContainerCluster: () => ({ called: 'GKE cluster', note: 'deleted above, by hand' }),
  StorageBucket: () => ({
    called: 'bucket',
    note: 'the backups of the database: without them nothing can be restored',
    command: (names) => names.map((name) => `gcloud storage rm --recursive gs://${name}`).join('\n'),
  }),
  ArtifactRegistryRepository: (_, { region, project }) => ({
    called: 'registry',
    note: 'your images',
    command: (names) =>
      names
        .map((name) => `gcloud artifacts repositories delete ${name} --location ${region} --project ${project.id}`)
        .join('\n'),
  }),
  ComputeInterconnectAttachment: compute(
    'interconnects attachments',
    'VLAN attachment',
    'the carrier holds its pairing key',
  ),
  ComputeRouter: compute('routers', 'Cloud Router', 'the attachments lie on it'),
  ComputeVPNGateway: compute('vpn-gateways', 'HA VPN gateway', 'the peer has its two addresses'),
  ComputeAddress: compute('addresses', 'address', 'DNS records and allowlists hold it'),
  DNSManagedZone: (_, { project }) => ({
    called: 'DNS zone',
    note: 'the parent zone delegates to its name servers, and a new one gets others',
    command: (names) =>
      names.map((name) => `gcloud dns managed-zones delete ${name} --project ${project.id}`).join('\n'),
  }),
  ComputeSubnetwork: compute('networks subnets', 'subnet', 'addresses lie in it'),
  ComputeNetwork: ({ metadata }, { project }) => ({
    called: 'network',
    note: 'last, after all that lies in it',
    command: (names) =>
      [
        '# firewall rules that GKE made and did not take back would hold the network',
        `gcloud compute firewall-rules list --project ${project.id} --filter="network~/${metadata.name}$" --format="value(name)" | xargs -r gcloud compute firewall-rules delete --quiet --project ${project.id}`,
        `gcloud compute networks delete ${names.join(' ')} --project ${project.id}`,
      ].join('\n'),
  }),
  IAMPolicyMember: grant,
  IAMServiceAccount: (_, { project }) => ({
    called: 'service account',
    note: 'the identity of the nodes',
    command: (names) =>
      names
        .map(
          (name) =>
            `gcloud iam service-accounts delete ${name}@${project.id}.iam.gserviceaccount.com --project ${project.id}`,
        )
        .join('\n'),
  }),
  IAMCustomRole: () => ({
    called: 'custom role',
    note: 'leave it: it gives nobody a right by itself, and once deleted its id is blocked from day 7 to day 37',
  }),
  KMSCryptoKey: () => ({
    called: 'key',
    note: 'stays for ever; only its versions can be destroyed, and with them all that they encrypted',
  }),
  KMSKeyRing: () => ({ called: 'key ring', note: 'stays for ever, without cost' }),
  Service: () => ({ called: 'API', note: 'stays switched on: other things in the project may need it' }),
};

/** What stays in Google Cloud after the tear-down. */
export interface KeptResources {
  /** One line for each sort: its names, and what to know. */
  readonly list: readonly string[];
  /** The commands that delete what can be deleted, in an order in which none stands in the way of another. */
  readonly commands: readonly string[];
}

/**
 * Tells what stays of the objects when they are deleted, and how it goes. It is made of the objects themselves, so that
 * none is forgotten.
 *
 * @throws when a kept object is of a kind that it has no words for
 */
export function keptResources(scenario: GkeCockroachDbScenario, objects: readonly DeclaredObject[]): KeptResources {
  const kept = objects.filter(isKept);
  const unknown = kept.find(({ kind }) => !Object.hasOwn(FAREWELLS, kind));
  if (unknown) {
    throw new Error(`'${unknown.kind}' is kept on tear-down and must be one of ${Object.keys(FAREWELLS).join(', ')}`);
  }
  const groups = Object.entries(FAREWELLS).flatMap(([kind, describe]) => {
    const found = new Map<string, { names: string[]; farewell: Farewell }>();
    for (const object of kept.filter((one) => one.kind === kind)) {
      const farewell = describe(object, scenario);
      const key = `${farewell.command?.(['']) ?? ''} ${farewell.note}`;
      const group = found.get(key) ?? { names: [], farewell };
      group.names.push(cloudName(object));
      found.set(key, group);
    }
    return [...found.values()];
  });
  return {
    list: groups.map(
      ({ names, farewell: { called, note } }) =>
        `- ${called} ${names.map((name) => `\`${name}\``).join(', ')}: ${note}`,
    ),
    commands: groups.flatMap(({ names, farewell }) => farewell.command?.(names).split('\n') ?? []),
  };
}
