// Test support: a project and a management cluster that have all that the reference configuration needs, and what they may
// lack. The answers are those of gcloud and kubectl: `value(a,b)` prints a row an item with tabs, `value(list)` parts by ";".
import type { Answers } from './recorded-tools';

const IDENTITY = 'serviceAccount:acme-mgmt.svc.id.goog[cnrm-system/cnrm-controller-manager-acme-prod]';
/** A token, which nobody may see. */
export const TOKEN = 'ya29.never-printed';

const CONNECTOR = 'kcc-acme-prod@acme-mgmt.iam.gserviceaccount.com';
const ZONES = ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'];

/** What a command prints, or `{ error }`; by the words that its command has. */
export type Recorded = Record<string, string | { readonly error: string }>;

const rows = (...lines: readonly (readonly unknown[])[]): string =>
  lines.map((line) => `${line.join('\t')}\n`).join('');

/** A list as gcloud's JSON has it: the keys of an item in order. */
const json = (...items: readonly object[]): string => `${JSON.stringify(items, null, 2)}\n`;

const machines = (without = '') =>
  json(
    ...['n2-standard-8', 'n2d-standard-4']
      .flatMap((name) => ZONES.map((zone) => ({ name, zone })))
      .filter(({ name, zone }) => `${name} ${zone}` !== without),
  );

const zonesThat = (...states: readonly string[]) =>
  json(...ZONES.map((name, index) => ({ name, status: states[index] })));

const subnets = (ipCidrRange: string) =>
  json({ ipCidrRange, name: 'legacy' }, { ipCidrRange: '192.0.2.0/24', name: 'other' });

const list = (...entries: readonly string[]): string => entries.map((entry) => `${entry}\n`).join('');

const REGION_QUOTAS = { N2_CPUS: 500, N2D_CPUS: 500, SSD_TOTAL_GB: 40960, STATIC_ADDRESSES: 8, IN_USE_ADDRESSES: 69 };

const PROJECT_QUOTAS = {
  CPUS_ALL_REGIONS: 1000,
  STATIC_ADDRESSES: 21,
  IN_USE_ADDRESSES: 69,
  NETWORKS: 5,
  SUBNETWORKS: 100,
  FIREWALLS: 100,
  ROUTERS: 20,
  VPN_GATEWAYS: 10,
  EXTERNAL_VPN_GATEWAYS: 15,
  VPN_TUNNELS: 20,
  SECURITY_POLICIES: 10,
  FORWARDING_RULES: 45,
  URL_MAPS: 30,
  TARGET_HTTP_PROXIES: 30,
  TARGET_HTTPS_PROXIES: 30,
  SSL_CERTIFICATES: 30,
  BACKEND_SERVICES: 75,
  HEALTH_CHECKS: 75,
};

/** Rows of a quota, its limit and what is used. */
const quotas = (limits: Readonly<Record<string, number>>): string =>
  rows(...Object.entries(limits).map(([metric, limit]) => [metric, `${limit}.0`, '1.0']));

const APIS = ['cloudresourcemanager', 'compute', 'container', 'dns', 'iam', 'serviceusage', 'storage'];

const ROLES = [
  ...['artifactregistry.admin', 'cloudkms.admin', 'compute.admin', 'container.admin', 'dns.admin', 'iam.roleAdmin'],
  ...['iam.serviceAccountAdmin', 'iam.serviceAccountUser', 'monitoring.editor', 'resourcemanager.projectIamAdmin'],
  ...['serviceusage.serviceUsageAdmin', 'storage.admin'],
].map((role) => `roles/${role}`);

const NOT_FOUND = { error: 'ERROR: (gcloud) NOT_FOUND: The resource was not found: code=404, Not found: it' };
const NO_SUCH = { error: 'Error from server (NotFound): secrets "it" not found' };

/** What everything answers in a project that has all, by the words of the command. */
export const fullProject = (kinds: readonly string[], permissions: readonly string[]): Recorded => ({
  'auth print-access-token': `${TOKEN}\n`,
  ':testIamPermissions': `${JSON.stringify({ permissions }, null, 2)}\n`,
  'projects describe': rows(['123456789012', 'ACTIVE']),
  'billing projects describe': 'True\n',
  'services list': list(...APIS.map((api) => `${api}.googleapis.com`)),
  'compute zones list': zonesThat('UP', 'UP', 'UP'),
  'compute machine-types list': machines(),
  'container get-server-config': rows(
    ['RAPID', '1.36.0-gke.100;1.35.2-gke.100'],
    ['REGULAR', '1.35.1-gke.1200;1.34.4-gke.100'],
    ['STABLE', '1.34.4-gke.100;1.33.9-gke.200'],
  ),
  'projects get-ancestors-iam-policy': rows(
    [
      `serviceAccount:service-123456789012@container-engine-robot.iam.gserviceaccount.com`,
      'roles/container.serviceAgent',
    ],
    [`serviceAccount:service-123456789012@compute-system.iam.gserviceaccount.com`, 'roles/compute.serviceAgent'],
    ['user:somebody@example.com', 'roles/owner', ''],
    ...ROLES.map((role) => [`serviceAccount:${CONNECTOR}`, role, '']),
  ),
  'projects get-iam-policy': '',
  'iam roles describe': NOT_FOUND,
  'version --client': 'clientVersion:\n  gitVersion: v1.35.2\nkustomizeVersion: v5.7.1\n',
  'get crd containerclusters': 'None 1.155.0',
  'get configconnector': 'None namespaced',
  'get crd --output': list(...kinds, 'cert-manager.io/Certificate'),
  'auth can-i create': 'yes\n',
  'get gcp': 'None\n',
  'iam service-accounts get-iam-policy': rows(
    ['roles/iam.serviceAccountTokenCreator', 'user:somebody@example.com'],
    ['roles/iam.workloadIdentityUser', IDENTITY],
  ),
  'get secret vpn-office-0': 'None psk',
  'get secret vpn-office-1': 'None psk',
  'compute regions describe': quotas(REGION_QUOTAS),
  'compute project-info describe': quotas(PROJECT_QUOTAS),
  'container clusters describe': NOT_FOUND,
  'compute networks describe': NOT_FOUND,
  'storage buckets describe': NOT_FOUND,
  'dns managed-zones list': json(),
  'compute networks subnets list': subnets('10.250.0.0/20'),
});

/** Answers commands of gcloud and kubectl. */
export const projectAnswers =
  (recorded: Recorded): Answers =>
  (_, words) => {
    const command = words.join(' ');
    const found = Object.keys(recorded)
      .filter((key) => command.includes(key))
      // a member is more particular than its command
      .sort((a, b) => b.length - a.length)[0];
    if (found === undefined) throw new Error(`no answer is recorded: ${command}`);
    const answer = recorded[found] ?? '';
    return typeof answer === 'string' ? { out: answer } : { ...answer };
  };

type Change = (recorded: Recorded) => void;

const say =
  (command: string, answer: Recorded[string]): Change =>
  (recorded) => {
    recorded[command] = answer;
  };

/** Takes the lines with the text from an answer. */
const without =
  (command: string, text: string): Change =>
  (recorded) => {
    const lines = String(recorded[command]).split('\n');
    const left = lines.filter((line) => !line.includes(text));
    if (left.length === lines.length) throw new Error(`${command} says nothing of ${text}`);
    recorded[command] = left.join('\n');
  };

/** Uses up a quota. */
const full =
  (command: string, metric: string): Change =>
  (recorded) => {
    recorded[command] = String(recorded[command]).replace(
      new RegExp(`^${metric}\\t([\\d.]+)\\t1\\.0$`, 'm'),
      `${metric}\t$1\t$1`,
    );
  };

const quotaFaults = (of: 'region' | 'project', command: string, metrics: readonly string[]) =>
  Object.fromEntries(
    metrics.map((metric) => [`${of}-${metric.toLowerCase().replaceAll('_', '-')}`, full(command, metric)]),
  );

/** For each check what a project lacks, or has too much of, so that exactly this check fails. */
export const FAULTS: Readonly<Record<string, Change>> = {
  project: say('projects describe', rows(['999999999999', 'ACTIVE'])),
  billing: say('billing projects describe', 'False\n'),
  apis: without('services list', 'dns'),
  zones: say('compute zones list', zonesThat('UP', 'DOWN', 'UP')),
  'machine-types': say('compute machine-types list', machines(`n2d-standard-4 ${ZONES[1]}`)),
  versions: say('container get-server-config', rows(['RAPID', '1.35.2-gke.100'], ['REGULAR', '1.34.4-gke.100'])),
  'gke-agent': without('projects get-ancestors-iam-policy', 'container-engine-robot'),
  'compute-agent': without('projects get-ancestors-iam-policy', 'compute-system'),
  'role-acme_bastion_users': say('iam roles describe', 'deleted\n'),
  'own-rights': without(':testIamPermissions', 'dns.managedZones.list'),
  kubectl: say('version --client', 'clientVersion:\n  gitVersion: v1.34.9\nkustomizeVersion: v5.7.1\n'),
  connector: say('get crd containerclusters', 'None 1.151.0'),
  'connector-mode': say('get configconnector', 'None cluster'),
  kinds: without('get crd --output', 'ComputeVPNTunnel'),
  'may-create': say('auth can-i create', 'no\n'),
  'connector-roles': without('projects get-ancestors-iam-policy', 'roles/cloudkms.admin'),
  // the member has another role
  'connector-identity': say('iam service-accounts get-iam-policy', rows(['roles/iam.serviceAccountUser', IDENTITY])),
  'secret-vpn-office-0': say('get secret vpn-office-0', NO_SUCH),
  // it is there, without its key
  'secret-vpn-office-1': say('get secret vpn-office-1', 'None '),
  ...quotaFaults('region', 'compute regions describe', Object.keys(REGION_QUOTAS)),
  ...quotaFaults('project', 'compute project-info describe', Object.keys(PROJECT_QUOTAS)),
  'cluster-name': say('container clusters describe', 'acme\n'),
  'network-name': say('compute networks describe', 'acme\n'),
  'bucket-name': say('storage buckets describe', 'acme-prod-acme-cockroachdb-backup\n'),
  'dns-zone': say('dns managed-zones list', json({ name: 'by-hand' })),
  ranges: say('compute networks subnets list', subnets('10.20.0.0/16')),
};

/** Checks that do not hold the first stage back. */
export const LATER = ['secret-vpn-office-0', 'secret-vpn-office-1', 'network-name', 'bucket-name'];
