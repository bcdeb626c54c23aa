import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseConfig } from '../../lib/config';
import { connectorKinds, type OutputObject } from '../../lib/gke-kcc/preflight/manifest-needs';
import { deployPermissions } from '../../lib/gke-kcc/preflight/own-rights';
import { writtenOutput } from '../gke-kcc/written-output';
import { DEFAULT_YAML, defaultScenario } from '../scenarios';
import { writtenScenario } from '../written-scenario';
import { faultGroups } from './fault-groups';
import { FAULTS, fullProject, LATER, projectAnswers, type Recorded, TOKEN } from './google-project';
import { linesByCheck, RecordedTools, type Run, words } from './recorded-tools';

const { management, workload } = writtenOutput(defaultScenario());
const OBJECTS = [...management, ...workload] as unknown as readonly OutputObject[];
const KINDS = connectorKinds(OBJECTS);
const PERMISSIONS = deployPermissions(defaultScenario(), OBJECTS);
const full = () => fullProject(KINDS, PERMISSIONS);

const tools = new RecordedTools(['gcloud', 'kubectl', 'curl']);
afterAll(() => tools.remove());

let script: string;
let good: Run;
let checks: readonly string[];
beforeAll(async () => {
  const { folder } = await writtenScenario('gke-cockroachdb', parseConfig(DEFAULT_YAML));
  script = readFileSync(join(folder, 'preflight.sh'), 'utf8');
  good = run();
  checks = [...linesByCheck(good).keys()];
}, 60_000);

function run(
  edit: (recorded: Recorded) => void = () => {},
  environment: Readonly<Record<string, string>> = { MANAGEMENT: 'management' },
): Run {
  const recorded = full();
  edit(recorded);
  return tools.run(script, projectAnswers(recorded), environment);
}

const every = (word: string) => Object.fromEntries(checks.map((check) => [check, word]));

test('is OK in a project that has all', () => {
  const { lines, status, errors } = good;
  expect(lines.filter((text) => !text.startsWith('OK '))).toEqual([
    `${checks.length} checks: ${checks.length} OK, 0 NO, 0 ?? (could not be checked), 0 -- (to do later)`,
  ]);
  expect([status, errors]).toEqual([0, '']);
  expect(checks.length).toBeGreaterThan(40);
});

test('says NO to everything in a project that lacks everything, and what to do', () => {
  const found = run((recorded) => {
    for (const check of checks) FAULTS[check]?.(recorded);
  });
  expect(words(found)).toEqual({ ...every('NO'), ...Object.fromEntries(LATER.map((check) => [check, '--'])) });
  expect(found.status).toBe(1);
  for (const text of linesByCheck(found).values()) expect(text).toMatch(/: .+; .{10,}$/);
});

test('says NO to each fault on its own line, and on no other', () => {
  expect([...checks].sort()).toEqual(Object.keys(FAULTS).sort());
  for (const group of faultGroups(checks)) {
    const found = run((recorded) => {
      for (const check of group) FAULTS[check]?.(recorded);
    });
    const wrong = Object.entries(words(found)).filter(([, word]) => word !== 'OK');
    expect(wrong).toEqual(group.map((check) => [check, LATER.includes(check) ? '--' : 'NO']));
  }
}, 300_000);

test('ends well when all that is missing may be done later', () => {
  const found = run((recorded) => {
    for (const check of LATER) FAULTS[check]?.(recorded);
  });
  expect(found.status).toBe(0);
});

test('never says OK of what it may not read', () => {
  const found = tools.run(script, () => ({ error: 'ERROR: (gcloud) PERMISSION_DENIED: not yours' }), {
    MANAGEMENT: 'management',
  });
  expect(words(found)).toEqual(every('??'));
  expect(found.status).toBe(1);
});

test('says that the management cluster is not named, and asks it nothing', () => {
  const found = tools.run(script, projectAnswers(full()));
  const unknown = Object.entries(words(found)).filter(([, word]) => word === '??');
  expect(unknown.map(([check]) => check).sort()).toEqual(
    ['connector', 'connector-mode', 'kinds', 'may-create', 'secret-vpn-office-0', 'secret-vpn-office-1'].sort(),
  );
  expect(linesByCheck(found).get('connector')).toContain('MANAGEMENT is not set');
});

test('takes what the management cluster has made already for its own', () => {
  const found = run((recorded) => {
    recorded['get gcp'] =
      'None\nContainerCluster acme\nComputeNetwork acme\nComputeRouter acme-nat\nComputeRouter acme-vpn\n';
    recorded['container clusters describe'] = 'acme\n';
    recorded['compute networks describe'] = 'acme\n';
    for (const name of ['ROUTERS', 'NETWORKS', 'URL_MAPS'])
      FAULTS[`project-${name.toLowerCase().replaceAll('_', '-')}`]?.(recorded);
  });
  expect(words(found)).toEqual(every('OK'));
});

test('reads the policy of the project alone when those above may not be read', () => {
  const found = run((recorded) => {
    recorded['projects get-iam-policy'] = recorded['projects get-ancestors-iam-policy'] ?? '';
    recorded['projects get-ancestors-iam-policy'] = { error: 'ERROR: User is not permitted to access IAM policy' };
  });
  expect(words(found)).toEqual(every('OK'));
});

test('an owner has every role, and a role under a condition is none', () => {
  const member = 'serviceAccount:kcc-acme-prod@acme-mgmt.iam.gserviceaccount.com';
  const policy = 'projects get-ancestors-iam-policy';
  const said = (edit: (text: string) => string) =>
    linesByCheck(
      run((recorded) => {
        recorded[policy] = edit(String(recorded[policy]));
      }),
    ).get('connector-roles');
  const others = (text: string) => text.replaceAll(new RegExp(`^${member}.*\n`, 'gm'), '');
  expect(said((text) => `${others(text)}${member}\troles/owner\t\n`)).toMatch(/^OK /);
  expect(
    said((text) => text.replace(/(roles\/dns.admin)\t/, '$1\trequest.time < timestamp("2027-01-01T00:00:00Z")')),
  ).toMatch(/^NO .*: not there: roles\/dns.admin; /);
});

test('only reads, and prints no content of a Secret', () => {
  const commands = [...tools.commands.values()].map((command) => command.join(' '));
  const reads =
    / (describe|list|get|get-server-config|get-iam-policy|get-ancestors-iam-policy|can-i|version|print-access-token) ?|:testIamPermissions$/;
  expect(commands.filter((command) => !reads.test(command))).toEqual([]);
  expect(
    commands.filter(
      (command) =>
        / get secret /.test(command) && !command.includes('go-template=None {{if index .data "psk"}}psk{{end}}'),
    ),
  ).toEqual([]);
});

test('asks for the rights of whoever deploys, and gives their token away to curl alone, by a pipe', () => {
  expect(good.piped).toBe(`header = "Authorization: Bearer ${TOKEN}"\n`);
  expect(JSON.stringify([...tools.commands.keys(), good.lines, good.errors])).not.toContain(TOKEN);
  const asked: readonly string[] = [...tools.commands.values()].find(([tool]) => tool === 'curl') ?? [];
  expect(asked[1]).toBe('--disable');
  expect(asked.at(-1)).toBe('https://cloudresourcemanager.googleapis.com/v1/projects/acme-prod:testIamPermissions');
  expect(JSON.parse(asked[asked.indexOf('--data') + 1] ?? '')).toEqual({ permissions: PERMISSIONS });
  // the most that the API takes
  expect(PERMISSIONS.length).toBeLessThanOrEqual(100);
  expect(PERMISSIONS).toEqual(expect.arrayContaining(['container.statefulSets.create', 'compute.routers.get']));
});

test.each([
  ['no curl', { MISSING: 'curl' }, undefined, '--  own-rights: .+: not asked for, as curl is not there; have roles/'],
  ['no right', {}, '{}\n', 'NO  own-rights: .+: not there: compute.routers.get, compute.vpnGateways.get, '],
  ['a page of a proxy', {}, '<html>dns.managedZones.list</html>\n', '[?]{2}  own-rights: .+no answer of the API'],
  ['nothing', {}, '', '[?]{2}  own-rights: '],
])('with %s it does not say that the rights are there', (_, environment, answer, line) => {
  const found = run(
    (recorded) => {
      if (answer !== undefined) recorded[':testIamPermissions'] = answer;
    },
    { MANAGEMENT: 'management', ...environment },
  );
  expect(linesByCheck(found).get('own-rights')).toMatch(new RegExp(`^${line}`));
  expect(found.status).toBe(answer === undefined ? 0 : 1);
});

test.each([
  ['[]\n', 'OK'],
  ['', '??'],
  ['Listed 0 items.\n', '??'],
])('a list that gcloud prints as %j is %s', (printed, word) => {
  const found = run((recorded) => {
    recorded['dns managed-zones list'] = printed;
    recorded['compute networks subnets list'] = printed;
  });
  expect([words(found)['dns-zone'], words(found).ranges]).toEqual([word, word]);
});
