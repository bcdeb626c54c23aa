import { type Document, parseDocument } from 'yaml';
import type { CodeBlock } from '../guide/code-blocks';
import { under } from '../guide/code-blocks';

/** What a person has to follow a change with. */
export interface Following {
  /** The guide of the output after the change. */
  readonly guide: readonly CodeBlock[];
  /** The blocks of the stages whose files the change has made others. */
  readonly changedStages: readonly CodeBlock[];
}

/** A change of a configuration that a person makes when everything runs, and the commands of the guide for it. */
export interface GoogleChange {
  readonly name: string;
  /** @default - the configuration stays */
  readonly edit?: (config: Document) => void;
  readonly commands: (following: Following) => readonly CodeBlock[];
  /** What a person writes where the guide leaves a value open. @default - nothing is open */
  readonly values?: Readonly<Record<string, string>>;
  /** A kind of which one resource must be there all the time. @default - none */
  readonly neverWithout?: string;
  /** Its claim. @default - that it is deployed, and leaves nothing behind */
  readonly claim?: string;
}

const REMOVE = 'Remove what is no longer declared';

const applied = ({ guide, changedStages }: Following) => [...changedStages, ...under(guide, REMOVE)];

const only =
  (heading: string) =>
  ({ guide }: Following) =>
    under(guide, heading);

const ofServices = ({ guide }: Following) => [...under(guide, 'Add a service'), ...under(guide, REMOVE)];

const ofVolumes = ({ commands }: CodeBlock) => commands.includes('patch persistentvolumeclaim');

const VPN = ['analyst', 'access', 'vpn'];

/** The new Secret first, as the stage says, then the rotation. */
const rotated = ({ guide }: Following) => {
  const stage = guide.filter(({ headings }) => headings.at(-1)?.startsWith('management/70-vpn'));
  return [
    ...stage.filter(({ commands }) => commands.includes('create secret')),
    ...under(guide, 'Rotate a key of the VPN'),
  ];
};

/** The changes that are played, one after the other, each over the one before. */
export const GOOGLE_CHANGES: readonly GoogleChange[] = [
  {
    name: 'more replicas',
    edit: (config) => config.setIn(['services', 0, 'replicas'], config.createNode({ min: 12, max: 30 })),
    commands: ({ guide }) => under(guide, 'Scale').filter((block) => !ofVolumes(block)),
  },
  {
    name: 'a service is added',
    edit: (config) => {
      const [service] = (config.toJS() as { readonly services: readonly Record<string, unknown>[] }).services;
      const replicas = { min: 3, max: 6 };
      config.addIn(
        ['services'],
        config.createNode({ ...service, name: 'reports', host: 'reports.acme.example.com', replicas }),
      );
    },
    commands: ofServices,
  },
  {
    name: 'a service is removed',
    edit: (config) => void config.deleteIn(['services', 1]),
    commands: ofServices,
  },
  {
    name: 'the allowlist is closed',
    edit: (config) => void config.deleteIn(['analyst', 'access', 'allowlist']),
    commands: applied,
  },
  {
    name: 'the analyst has another name',
    edit: (config) => config.setIn(['analyst', 'username'], 'reporting'),
    commands: applied,
  },
  {
    name: 'a key of the VPN is rotated',
    edit: (config) => config.setIn([...VPN, 'tunnels', 0, 'secret'], 'vpn-office-0-next'),
    commands: rotated,
    neverWithout: 'ComputeRouterPeer',
  },
  {
    name: 'the peer has other addresses',
    edit: (config) =>
      config.setIn([...VPN, 'peer', 'addresses'], config.createNode(['198.51.100.30', '198.51.100.31'])),
    commands: rotated,
    neverWithout: 'ComputeRouterPeer',
  },
  {
    name: 'the zones stand in another order',
    edit: (config) =>
      config.setIn(['google', 'zones'], config.createNode(['europe-west3-c', 'europe-west3-a', 'europe-west3-b'])),
    commands: applied,
  },
  {
    name: 'another machine type',
    edit: (config) => config.setIn(['google', 'nodePools', 'general', 'machineType'], 'n2d-standard-8'),
    commands: only('Replace a node pool'),
    values: { OLD: 'general-n2d-standard-4' },
  },
  {
    name: 'less processor and memory for the database',
    edit: (config) => {
      config.setIn(['database', 'cockroachdb', 'cpu'], '5');
      config.setIn(['database', 'cockroachdb', 'memory'], '20Gi');
    },
    commands: applied,
  },
  {
    name: 'more storage for the database',
    edit: (config) => config.setIn(['database', 'cockroachdb', 'storage'], '300Gi'),
    commands: ({ guide }) => under(guide, 'Scale').filter(ofVolumes),
  },
  { name: 'the VPN is closed', edit: (config) => void config.deleteIn(VPN), commands: applied },
  {
    name: 'a VPN again',
    edit: (config) =>
      config.setIn(
        VPN,
        config.createNode({
          asn: 64514,
          peer: {
            name: 'office',
            asn: 65010,
            addresses: ['198.51.100.10', '198.51.100.11'],
            networks: ['192.168.0.0/16'],
          },
          tunnels: [
            { insideCidr: '169.254.10.0/30', secret: 'vpn-office-0' },
            { insideCidr: '169.254.11.0/30', secret: 'vpn-office-1' },
          ],
        }),
      ),
    commands: applied,
  },
  { name: 'Kubernetes is upgraded', commands: only('Upgrade Kubernetes'), values: { VERSION: '1.36.1-gke.100' } },
  { name: 'the steps of an upgrade of the database', commands: only('Upgrade the database') },
  { name: 'a certificate and the licence are renewed', commands: only('Certificates and licence') },
  { name: 'a backup is restored', commands: only('Restore a backup') },
  { name: 'a zone is lost', commands: only('A zone is lost') },
];

/** The text of a configuration after a change. */
export function edited(text: string, { edit }: GoogleChange): string {
  if (!edit) return text;
  const config = parseDocument(text);
  edit(config);
  return config.toString({ lineWidth: 0 });
}
