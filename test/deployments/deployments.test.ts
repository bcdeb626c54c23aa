import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assessFolder } from '../../bin/assess-folder';
import { readFolder } from '../../bin/read-folder';
import { summary } from '../../bin/summary';
import { parseConfig, SCENARIO_IDS, type ScenarioId } from '../../lib/config';
import { type Counts, findingCounts } from '../../lib/resilience';
import { writtenScenario } from '../written-scenario';
import { type DeclaredNames, declaredNames } from './declared-names';
import { commandsOf, hereDocuments, partsOf, shellBlocks } from './shell-commands';
import { namesIn, wrongNames } from './wrong-names';

const CONFIG = parseConfig(readFileSync(join(__dirname, '../reference.yaml'), 'utf8'));

/** What somebody else makes, or a person by a command of the same guide. */
const NOT_DECLARED: Readonly<Record<string, readonly string[]>> = {
  // by root's session, which the guide creates
  'gke-cockroachdb': ['pod cockroachdb/root', 'secret cockroachdb/cockroachdb-licence'],
  'eks-cockroachdb': ['pod cockroachdb/root'],
  // by CloudNativePG and by AWS
  'eks-postgres': [],
  'eks-aurora': [],
};

/** Config Connector's own namespace, and the label of its controllers. */
const OF_CONFIG_CONNECTOR = {
  object: 'namespace cnrm-system',
  namespace: 'cnrm-system',
  label: 'cnrm.cloud.google.com/component=cnrm-controller-manager',
};

interface Written {
  readonly guide: string;
  readonly objects: number;
  readonly findings: Counts;
  readonly names: DeclaredNames;
  /** Whether a path, or a pattern of the shell, leads to something of the scenario. */
  readonly files: (pattern: string) => boolean;
}

const written = new Map<ScenarioId, Written>();
beforeAll(async () => {
  for (const id of SCENARIO_IDS) {
    const { folder, objects: count } = await writtenScenario(id, CONFIG);
    const files = readFolder(folder);
    const names = declaredNames(files);
    const { object, namespace, label } = OF_CONFIG_CONNECTOR;
    const google = id === 'gke-cockroachdb';
    const objects = new Set([...names.objects, ...(NOT_DECLARED[id] ?? []), ...(google ? [object] : [])]);
    const namespaces = new Set([...names.namespaces, ...(google ? [namespace] : [])]);
    const labels = new Set([...names.labels, ...(google ? [label] : [])]);
    const paths = files.map(({ path }) => path);
    written.set(id, {
      guide: readFileSync(join(folder, 'DEPLOY.md'), 'utf8'),
      objects: count,
      findings: findingCounts(assessFolder(folder, id)),
      names: { ...names, objects, namespaces, labels },
      files: (pattern) => {
        const within = pattern.replace(`dist/${id}/`, '');
        const expression = new RegExp(`^${within.replaceAll('.', '[.]').replaceAll('?', '[^/]')}(/|$)`);
        return paths.some((path) => expression.test(path));
      },
    });
  }
}, 120_000);

function of(id: ScenarioId): Written {
  const found = written.get(id);
  if (!found) throw new Error(`${id} was not written`);
  return found;
}

const wrong = (id: ScenarioId, markdown: string): readonly string[] => {
  const { names, files } = of(id);
  const commands = shellBlocks(markdown).flatMap(commandsOf);
  return commands.flatMap((command) => [...wrongNames(command, names, files)].map((name) => `${name}: ${command}`));
};

describe.each(SCENARIO_IDS)('the guide of %s', (id) => {
  test('names nothing in its commands that the output does not declare', () => {
    expect(wrong(id, of(id).guide)).toEqual([]);
  });

  test('holds names enough to be worth the check', () => {
    expect(shellBlocks(of(id).guide).flatMap(commandsOf).flatMap(namesIn).length).toBeGreaterThan(20);
  });

  test('names outputs that a stack has', () => {
    const named = [...of(id).guide.matchAll(/outputs? `(\w+)`/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !of(id).names.outputs.has(name))).toEqual([]);
  });

  test('says day two in full', () => {
    const headings = [...of(id).guide.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual(
      expect.arrayContaining([
        'Upgrade Kubernetes',
        'Upgrade the database',
        'Restore a backup',
        'Scale',
        'Add a service',
      ]),
    );
    expect(headings.join()).toMatch(
      /Certificates and (passwords|licence).*Replace (nodes|a node pool).*A zone is lost/,
    );
  });

  test('is in blocks that a shell can read', () => {
    for (const block of shellBlocks(of(id).guide)) {
      // what a person fills in would be a redirection
      const { stderr } = spawnSync('bash', ['-n'], { input: block.replaceAll(/<\w+>/g, 'x'), encoding: 'utf8' });
      expect(stderr).toBe('');
    }
  });

  test('creates only objects that are well formed', () => {
    for (const text of shellBlocks(of(id).guide).flatMap((block) => hereDocuments(block))) {
      expect(JSON.parse(text)).toMatchObject({ apiVersion: expect.any(String), kind: expect.any(String) });
    }
  });
});

describe.each(SCENARIO_IDS)('docs/deployments.md about %s', (id) => {
  const parts = partsOf(readFileSync(join(__dirname, '../../docs/deployments.md'), 'utf8'));
  // what the scenarios on AWS share is told with the names of one of them
  const shared = (parts.get('On AWS') ?? '')
    .replaceAll('acme-postgres', `acme-${id.replace('eks-', '')}`)
    .replaceAll('dist/eks-postgres/', `dist/${id}/`);
  const text = `${id.startsWith('eks-') ? shared : ''}${parts.get(id) ?? ''}`;

  test('shows no command that its guide does not have', () => {
    const commands = shellBlocks(text)
      .flatMap(commandsOf)
      // a name that a person fills in is in no guide
      .filter((command) => !command.includes('<'));
    const guide = new Set(shellBlocks(of(id).guide).flatMap(commandsOf));
    expect(commands.filter((command) => !guide.has(command))).toEqual([]);
    expect(commands.length).toBeGreaterThan(10);
  });

  test('tells every way of the analyst that its guide has', () => {
    const ways = [...of(id).guide.matchAll(/^\*\*([A-Z][\w ]+)\*\*[,:]/gm)].map(([, way = '']) => way.split(' ')[0]);
    expect(ways.length).toBeGreaterThan(2);
    expect(ways.filter((way) => !text.includes(`**${way}`))).toEqual([]);
  });

  test.each([
    ...['Upgrade Kubernetes', 'Upgrade the database', 'Restore a backup', 'Add a service', '# .*[Tt]ear-down'],
    ...['Certificates and (passwords|licence)', 'Replace (nodes|a node pool)', 'Scale', '[Aa] zone is lost'],
  ])('says %s', (task) => {
    expect(text).toMatch(new RegExp(`(#|\\*\\*) ?(.*: )?${task}`, 'm'));
  });

  test('is found out when a command is another one than in the guide', () => {
    const guide = new Set(shellBlocks(of(id).guide).flatMap(commandsOf));
    const [first = ''] = shellBlocks(text).flatMap(commandsOf);
    expect(guide.has(first)).toBe(true);
    expect(guide.has(`${first} --force`)).toBe(false);
  });
});

describe('the README', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

  test('prints the table with which a synth closes', () => {
    const results = SCENARIO_IDS.map((id) => ({ id, ...of(id), directory: join('dist', id), warnings: [] }));
    expect(readme).toContain(summary(results).trim());
  });

  test('names stacks that there are, in the words of the CDK', () => {
    const named = [...readme.matchAll(/`(npx cdk deploy [^`]+)`, then `([^`]+)`/g)];
    expect(named.length).toBe(SCENARIO_IDS.filter((id) => id.startsWith('eks-')).length);
    const stacks = new Set(SCENARIO_IDS.flatMap((id) => [...of(id).names.stacks]));
    const words = named.flatMap(([, command = '', last = '']) => [...command.split(' ').slice(3), last]);
    expect(words.filter((stack) => !stacks.has(stack))).toEqual([]);
  });
});

describe('the check', () => {
  test.each<[ScenarioId, string, string, string]>([
    ['gke-cockroachdb', 'a namespace', '--namespace analyst', '--namespace analysts'],
    ['gke-cockroachdb', 'a workload', 'statefulset/cockroachdb', 'statefulset/cockroach'],
    ['gke-cockroachdb', 'a Job', 'job/cockroachdb-bootstrap-init', 'job/cockroachdb-bootstrap-unit'],
    ['gke-cockroachdb', 'a member', 'pod/cockroachdb-2', 'pod/cockroachdb-3'],
    ['gke-cockroachdb', 'a claim', 'data-cockroachdb-0', 'datadir-cockroachdb-0'],
    ['gke-cockroachdb', 'a stage', '--filename workload/40-bootstrap', '--filename workload/45-bootstrap'],
    ['gke-cockroachdb', 'a node pool', '--node-pool general-n2d-standard-4', '--node-pool general-n2d'],
    [
      'gke-cockroachdb',
      'a BGP session',
      'computerouterpeer --namespace acme-prod acme-office-0-',
      'computerouterpeer --namespace acme-prod acme-lab-0-',
    ],
    ['gke-cockroachdb', 'a subnet', 'networks subnets delete acme-nodes', 'networks subnets delete acme-nodepool'],
    ['gke-cockroachdb', 'a bucket', 'gs://acme-prod-acme-cockroachdb-backup', 'gs://acme-prod-backup'],
    [
      'gke-cockroachdb',
      'a label',
      '--selector app.kubernetes.io/name=cockroachdb-bootstrap',
      '--selector app.kubernetes.io/name=bootstrap',
    ],
    ['gke-cockroachdb', 'a router', 'routers get-status acme-vpn-64514', 'routers get-status acme-vpn-64515'],
    ['eks-postgres', 'a stack', 'npx cdk deploy acme-postgres-services-1', 'npx cdk deploy acme-postgres-services'],
    ['eks-postgres', 'a secret', 'postgres-trust', 'postgres-ca'],
    ['eks-postgres', 'a secret of AWS', 'acme-postgres/database/analyst', 'acme-postgres/analyst'],
    ['eks-postgres', 'a Service', 'pgpool-external', 'pgpool-public'],
    ['eks-postgres', 'a manifest', 'PostgresBootstrap????????', 'PostgresSetup????????'],
    ['eks-postgres', 'a custom resource', 'cluster.postgresql.cnpg.io/postgres', 'cluster.postgresql.cnpg.io/pg'],
    [
      'eks-aurora',
      'a database',
      '--db-cluster-identifier acme-aurora-database',
      '--db-cluster-identifier acme-aurora-db',
    ],
    ['eks-cockroachdb', 'a cluster', '--cluster-name acme-cockroachdb', '--cluster-name acme-cockroach'],
    ['eks-cockroachdb', 'a licence', '--name acme-cockroachdb/cockroachdb-licence', '--name acme-cockroachdb/licence'],
  ])('finds in %s %s that does not exist', (id, _what, right, other) => {
    const { guide } = of(id);
    expect(guide).toContain(right);
    expect(wrong(id, guide.replaceAll(right, other))).not.toEqual([]);
  });
});
