// Reads the icons of diagrams out of their packages. NOTICE names their owners.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type IconSymbol, type Icons, iconSymbol } from '../lib/diagrams';
import { jsxText } from './jsx-text';

const require_ = createRequire(__filename);

const AWS: Readonly<Record<string, string>> = {
  'aws-cloud': 'architecture-group/AWSCloudlogo',
  'aws-vpc': 'architecture-group/VirtualprivatecloudVPC',
  'aws-alb': 'resource/ElasticLoadBalancingApplicationLoadBalancer',
  'aws-nlb': 'resource/ElasticLoadBalancingNetworkLoadBalancer',
  'aws-nat': 'resource/AmazonVPCNATGateway',
  'aws-vpn': 'architecture-service/AWSSitetoSiteVPN',
  'aws-machine': 'resource/AmazonEC2Instance',
  'aws-eks': 'architecture-service/AmazonElasticKubernetesService',
  'aws-aurora': 'architecture-service/AmazonAurora',
  'aws-rds': 'architecture-service/AmazonRDS',
  'aws-kms': 'architecture-service/AWSKeyManagementService',
  'aws-secrets': 'architecture-service/AWSSecretsManager',
  'aws-s3': 'architecture-service/AmazonSimpleStorageService',
  'aws-backup': 'architecture-service/AWSBackup',
  'aws-dns': 'architecture-service/AmazonRoute53',
  'aws-alarms': 'architecture-service/AmazonCloudWatch',
  'aws-endpoint': 'resource/AmazonVPCEndpoints',
};

const GOOGLE: Readonly<Record<string, string>> = {
  'google-vpc': 'virtual-private-cloud',
  'google-load-balancer': 'cloud-load-balancing',
  'google-nat': 'cloud-nat',
  'google-vpn': 'cloud-vpn',
  'google-interconnect': 'cloud-interconnect',
  'google-gke': 'google-kubernetes-engine',
  'google-sql': 'cloud-sql',
  'google-kms': 'key-management-service',
  'google-secrets': 'secret-manager',
  'google-storage': 'cloud-storage',
  'google-dns': 'cloud-dns',
  'google-armor': 'cloud-armor',
  'google-registry': 'artifact-registry',
  'google-monitoring': 'cloud-monitoring',
};

/** Sets of Iconify: `<set>:<name>`. */
const SETS: Readonly<Record<string, string>> = {
  'google-cloud': 'logos:google-cloud',
  kubernetes: 'logos:kubernetes',
  postgres: 'logos:postgresql',
  cockroachdb: 'simple-icons:cockroachlabs',
  users: 'mdi:account-group',
  analyst: 'mdi:account-search',
  pod: 'mdi:cube-outline',
  'pod-missing': 'mdi:cube-off-outline',
  missing: 'mdi:close-circle-outline',
  nodes: 'mdi:server',
  machine: 'mdi:desktop-classic',
  disk: 'mdi:harddisk',
  database: 'mdi:database',
  shell: 'mdi:console',
  vpn: 'mdi:vpn',
  internet: 'mdi:web',
  'load-balancer': 'mdi:scale-balance',
};

interface IconSet {
  readonly width?: number;
  readonly height?: number;
  readonly icons: Readonly<
    Record<string, { readonly body: string; readonly width?: number; readonly height?: number }>
  >;
}

function fromSet(name: string, reference: string): IconSymbol {
  const [set = '', icon = ''] = reference.split(':');
  const all = require_(`@iconify-json/${set}/icons.json`) as IconSet;
  const found = all.icons[icon];
  if (found === undefined) throw new Error(`'${reference}' is no icon of @iconify-json/${set}`);
  const [width, height] = [found.width ?? all.width ?? 16, found.height ?? all.height ?? 16];
  return iconSymbol(name, `<svg viewBox="0 0 ${width} ${height}">${found.body}</svg>`);
}

const fromFile = (name: string, file: string): IconSymbol => iconSymbol(name, readFileSync(file, 'utf8'));

// packages may keep their files to themselves: only folders are asked for
const awsFolder = join(__dirname, '../node_modules/aws-icons/icons');
const googleFolder = join(__dirname, '../node_modules/@likec4/icons/gcp');

const each = (names: Readonly<Record<string, string>>, read: (name: string, source: string) => IconSymbol) =>
  Object.entries(names).map(([name, source]) => [name, read(name, source)] as const);

/** All icons that a diagram may show, by the name that it calls them. */
export const readIcons = (): Icons =>
  Object.fromEntries([
    ...each(AWS, (name, source) => fromFile(name, join(awsFolder, `${source}.svg`))),
    ...each(GOOGLE, (name, source) =>
      iconSymbol(name, jsxText(readFileSync(join(googleFolder, `${source}.js`), 'utf8'))),
    ),
    ...each(SETS, fromSet),
  ]);
