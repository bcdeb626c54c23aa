import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PRUNED_KINDS } from '../../lib/gke-kcc/prune-script';
import type { GkeCockroachDbScenario } from '../../lib/scenario';
import { groupOf, type Manifest } from '../crd/manifest';
import { defaultScenario } from '../scenarios';
import { VARIANTS } from './management/scenario-variants';
import { type WrittenOutput, writtenOutput } from './written-output';

/** A kubectl that knows the objects of the file "state", writes what it is asked into "log", and can do what the script needs. */
const KUBECTL = `#!/bin/sh
printf "%s\\n" "$*" >>"$FAKE/log"
[ "$3" = get ] || exit 0
if [ "$4" = "$BROKEN" ]; then
  echo 'Unable to connect to the server: dial tcp: i/o timeout' >&2
  exit 1
fi
if ! grep -q "^$4 " "$FAKE/state"; then
  echo "error: the server doesn't have a resource type \\"$4\\"" >&2
  exit 1
fi
awk -v kind="$4" -v label="$7" '$1 == kind && $2 == label { print $3 }' "$FAKE/state"
`;

const kindOf = (manifest: Manifest): string =>
  [manifest.kind.toLowerCase(), groupOf(manifest)].filter(Boolean).join('.');

/** An object as the kubectl above knows it: its kind, its label, and what the script asks of it. */
function stateOf(manifest: Manifest): string {
  const { namespace = '', name, labels, annotations } = manifest.metadata;
  const policy = annotations?.['cnrm.cloud.google.com/deletion-policy'] ?? '';
  const secret = (manifest.spec as { readonly secretName?: string } | undefined)?.secretName ?? '';
  const label = `trizone.dev/output=${labels?.['trizone.dev/output'] ?? ''}`;
  return `${kindOf(manifest)} ${label} ${namespace}/${name}|${policy}|${secret}\n`;
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trizone-prune-'));
  writeFileSync(join(folder, 'kubectl'), KUBECTL);
  chmodSync(join(folder, 'kubectl'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs the script of an output in a cluster with these objects; what it said, and what it deleted, in order. */
function prune(scenario: GkeCockroachDbScenario, objects: readonly Manifest[], args: readonly string[], broken = '') {
  const { files } = written(scenario);
  for (const name of ['prune.sh', 'objects.txt']) writeFileSync(join(folder, name), files.get(name) ?? '');
  writeFileSync(join(folder, 'state'), objects.map(stateOf).join(''));
  writeFileSync(join(folder, 'log'), '');
  const { status, stdout, stderr } = spawnSync('sh', [join(folder, 'prune.sh'), 'the-context', ...args], {
    encoding: 'utf8',
    env: {
      ...process.env,
      PATH: `${folder}:${process.env.PATH}`,
      FAKE: folder,
      BROKEN: broken,
    },
  });
  const calls = readFileSync(join(folder, 'log'), 'utf8').split('\n').filter(Boolean);
  expect(calls.filter((call) => !call.startsWith('--context the-context '))).toEqual([]);
  const deleted = calls
    .filter((call) => call.includes(' delete '))
    .map((call) => call.replace(/^.* delete /, '').replace(/ --(?:ignore-not-found|timeout=30m)/g, ''));
  return { status, said: stdout, error: stderr, deleted };
}

const outputs = new Map<GkeCockroachDbScenario, WrittenOutput>();
function written(scenario: GkeCockroachDbScenario): WrittenOutput {
  const found = outputs.get(scenario) ?? writtenOutput(scenario);
  outputs.set(scenario, found);
  return found;
}

const before = defaultScenario();
const smaller = defaultScenario((config) => {
  config.services = config.services.slice(0, 1).map((service) => ({ ...service, calls: [] }));
  config.analyst.access.allowlist = undefined;
  config.analyst.access.bastion = undefined;
});
const rotated = defaultScenario(({ analyst }) => {
  for (const tunnel of analyst.access.vpn?.tunnels ?? []) Object.assign(tunnel, { secret: `${tunnel.secret}-b` });
});

test('what is declared stays, and nothing is said to be gone', () => {
  const { management, workload } = written(before);
  for (const [tree, objects] of [['management', management] as const, ['workload', workload] as const]) {
    const { status, said, deleted } = prune(before, objects, [tree, '--delete']);
    expect([status, said, deleted]).toEqual([0, `nothing to remove: everything in ${tree} is declared\n`, []]);
  }
});

test('without --delete it only tells', () => {
  const { said, deleted } = prune(smaller, written(before).workload, ['workload']);
  expect(said).toContain('no longer declared: ingress.networking.k8s.io services/service-b\n');
  expect(deleted).toEqual([]);
});

test('a service that has left goes whole, with the key of its certificate, and its traffic first', () => {
  const { deleted } = prune(smaller, written(before).workload, ['workload', '--delete']);
  expect(deleted).toEqual(
    expect.arrayContaining([
      'deployment.apps --namespace services service-b',
      'backendconfig.cloud.google.com --namespace services service-b',
      'managedcertificate.networking.gke.io --namespace services service-b',
      'service --namespace cockroachdb cockroachdb-external',
      'statefulset.apps --namespace analyst bastion',
      'certificate.cert-manager.io --namespace services service-b-database-client',
      'secret --namespace services service-b-database-client',
    ]),
  );
  expect(deleted[0]).toBe('ingress.networking.k8s.io --namespace services service-b');
  expect(deleted.filter((call) => /service-a|persistentvolumeclaim|namespace(?! )/.test(call))).toEqual([]);
});

test('a right that was taken away goes, and an address is told to stay in Google Cloud', () => {
  const { said, deleted } = prune(smaller, written(before).management, ['management', '--delete']);
  expect(deleted.filter((call) => call.startsWith('iampolicymember')).join()).toMatch(/acme-bastion-users-[0-9a-f]{8}/);
  expect(said).toContain(
    'removing: computeaddress.compute.cnrm.cloud.google.com acme-prod/acme-sql-external (the resource stays in Google Cloud)',
  );
});

test('of a rotated key the session goes before its interface, and that before the tunnel', () => {
  const { deleted } = prune(rotated, written(before).management, ['management', '--delete', 'acme-office-0-']);
  expect(deleted).toEqual(
    ['computerouterpeer', 'computerouterinterface', 'computevpntunnel'].map((kind) =>
      expect.stringMatching(new RegExp(`^${kind}[.]compute\\S+ --namespace acme-prod acme-office-0-02eeba15$`)),
    ),
  );
});

test('a pool is named and left, because its nodes must be drained', () => {
  const other = defaultScenario(({ google }) => {
    google.nodePools.general.machineType = 'n2-standard-16';
  });
  const { said, deleted } = prune(other, written(before).management, ['management', '--delete']);
  expect(said).toMatch(/left: containernodepool\S+ acme-prod\/acme-general-n2d-standard-4: drain its nodes first/);
  expect(deleted).toEqual([]);
});

test('objects of another platform in the same namespace are none of its business', () => {
  const theirs = written(before).management.map((manifest) => ({
    ...manifest,
    metadata: { ...manifest.metadata, name: `their-${manifest.metadata.name}`, labels: { 'trizone.dev/output': 'x' } },
  }));
  expect(prune(before, theirs, ['management', '--delete']).deleted).toEqual([]);
});

test('a cluster that does not answer is an error, and not one that has nothing', () => {
  const { status, error } = prune(before, written(before).workload, ['workload'], 'deployment.apps');
  expect(status).toBe(1);
  expect(error).toContain('Unable to connect to the server');
});

test.each([
  [['everything'], "'everything' must be management or workload"],
  [[], 'usage: sh prune.sh CONTEXT management|workload'],
  [['workload', '--Delete'], "unknown option '--Delete'"],
  [['workload', 'service-a', '--delete'], 'usage: sh prune.sh CONTEXT management|workload'],
])('with the arguments %p it says what it wants', (args, message) => {
  const { status, error } = prune(before, [], args);
  expect(status).toBe(2);
  expect(error).toContain(message);
});

test('without the list of what is declared it removes nothing', () => {
  writeFileSync(join(folder, 'prune.sh'), written(before).files.get('prune.sh') ?? '');
  const { status, stderr } = spawnSync('sh', [join(folder, 'prune.sh'), 'c', 'workload'], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('objects.txt')]);
});

test.each(VARIANTS)('every object of %s is labelled, and of a kind that is known', (_, scenario) => {
  const output = writtenOutput(scenario);
  for (const tree of ['management', 'workload'] as const) {
    const { pruned, left } = PRUNED_KINDS[tree];
    expect(pruned.filter((kind) => left.includes(kind))).toEqual([]);
    // the namespace and the context of Config Connector may be shared with others
    const ours = output[tree].filter(({ kind, apiVersion }) => {
      const shared = tree === 'management' && (apiVersion === 'v1' || kind === 'ConfigConnectorContext');
      return !shared;
    });
    expect(ours.length).toBeGreaterThan(10);
    expect(ours.filter(({ metadata }) => metadata.labels?.['trizone.dev/output'] !== `acme.${tree}`)).toEqual([]);
    expect([...new Set(ours.map(kindOf))].filter((kind) => ![...pruned, ...left].includes(kind))).toEqual([]);
  }
});

test('the script is one that shellcheck accepts', () => {
  writeFileSync(join(folder, 'prune.sh'), written(before).files.get('prune.sh') ?? '');
  expect(spawnSync('sh', ['-n', join(folder, 'prune.sh')], { encoding: 'utf8' }).stderr).toBe('');
  const checked = spawnSync('shellcheck', [join(folder, 'prune.sh')], { encoding: 'utf8' });
  // it is not on every machine
  if (checked.error === undefined) expect(checked.stdout).toBe('');
});
