import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { marked, type Token, type Tokens } from 'marked';
import { parseAllDocuments } from 'yaml';
import { parseConfig, SCENARIO_IDS } from '../lib/config';
import { commandsOf, shellBlocks } from './deployments/shell-commands';

const ROOT = join(__dirname, '..');

/** A rule of dependency-cruiser. */
interface LintRule {
  readonly name: string;
  readonly to: { readonly pathNot?: string };
}

const SKIPPED = new Set(['node_modules', 'dist', 'build', 'cdk.out', '.git']);

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

interface Document {
  readonly path: string;
  readonly links: readonly string[];
  readonly code: readonly Tokens.Code[];
  readonly anchors: ReadonlySet<string>;
}

/** The anchor that code hosts give a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}\s_-]/gu, '')
    .replaceAll(' ', '-');

function read(path: string): Document {
  const links: string[] = [];
  const code: Tokens.Code[] = [];
  const anchors = new Set<string>();
  marked.walkTokens(marked.lexer(readFileSync(path, 'utf8')), (token: Token) => {
    if (token.type === 'link' || token.type === 'image') links.push(token.href);
    if (token.type === 'code') code.push(token as Tokens.Code);
    if (token.type === 'heading') anchors.add(anchor(token.text));
  });
  return { path: relative(ROOT, path), links, code, anchors };
}

const DOCUMENTS = markdownFiles(ROOT).map(read);

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

function* deadLinks({ path, links }: Document): Generator<string> {
  for (const link of links.filter((href) => !/^[a-z]+:/.test(href))) {
    const [file = '', fragment] = link.split('#');
    const target = file === '' ? path : relative(ROOT, join(ROOT, dirname(path), file));
    if (!existsSync(join(ROOT, target))) yield `${path}: ${link}: no such file`;
    const document = DOCUMENTS.find((one) => one.path === target);
    if (fragment !== undefined && document && !document.anchors.has(fragment))
      yield `${path}: ${link}: no such heading`;
  }
}

/** Names of npm scripts that a text tells a person to run. */
const scriptsNamed = (text: string): string[] =>
  [...text.matchAll(/npm (?:run(?: --silent)? ([\w:-]+)|(test)\b)/g)].map(([, run, test]) => run ?? test ?? '');

/** What is wrong with a block, by its language. */
function fault({ lang = '', text }: Tokens.Code): string | undefined {
  try {
    if (lang === 'json') JSON.parse(text);
    if (lang === 'yaml') for (const { errors } of parseAllDocuments(text)) if (errors[0]) throw errors[0];
    return undefined;
  } catch (error) {
    return String(error);
  }
}

test('documents are found', () => {
  expect(DOCUMENTS.map(({ path }) => path)).toEqual(expect.arrayContaining(['README.md', 'docs/deployments.md']));
});

describe.each(DOCUMENTS.map((document) => [document.path, document] as const))('%s', (path, document) => {
  test('every link to a file or a heading of the project leads somewhere', () => {
    expect([...deadLinks(document)]).toEqual([]);
  });

  test('every npm script that it names exists', () => {
    const named = scriptsNamed(readFileSync(join(ROOT, path), 'utf8'));
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('every block of JSON and YAML is well formed', () => {
    expect(document.code.map(fault).filter((found) => found !== undefined)).toEqual([]);
  });
});

test('a block that is a whole configuration is a valid one', () => {
  const configurations = DOCUMENTS.flatMap(({ code }) => code).filter(
    ({ lang, text }) => lang === 'yaml' && /^scenarios:/m.test(text) && /^services:/m.test(text),
  );
  for (const { text } of configurations) expect(() => parseConfig(text)).not.toThrow();
});

/** Documents whose commands a reader types: each is run somewhere, or needs what no test has. */
const TYPED = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/deployments.md', 'docs/rehearsal.md'];

/** Commands that run: a pattern of theirs, and where. */
const RUN: readonly (readonly [command: RegExp, file: string, text: string])[] = [
  [/^npm ci && npm (run synth|test)$/, '.github/workflows/checks.yaml', 'npm ci && npm run synth'],
  [/^npm run synth( -- .*)?$/, 'test/bin/synth.test.ts', "'bin/synth.ts'"],
  [/^npx cdk8s synth --check-upgrade=false$/, 'test/bin/synth.test.ts', "'bin/gke.ts'"],
  [/^npm run check /, 'test/bin/check.test.ts', "'bin/check.ts'"],
  [/^npm run difference /, 'test/bin/difference.test.ts', "'bin/difference.ts'"],
  [/^npm run diagrams$/, 'test/bin/diagrams.test.ts', "'bin/diagrams.ts'"],
  [/^npm run measured /, 'test/bin/measured.test.ts', "'bin/measured.ts'"],
  [/^npm run report$/, 'test/browser/report.test.ts', "'bin/report.ts'"],
  [/^npm run damages$/, '.ci/run', 'npm run --silent damages'],
  [/^npm run rehearse:pods -- --play /, '.ci/run', 'npm run rehearse:pods -- --play '],
  [/^npm run schema$/, 'test/config/json-schema.test.ts', 'trizone.schema.json'],
  [/^npm run rules$/, 'test/resilience/rules-page.test.ts', 'rules.md'],
  [/^npm run rights$/, 'test/rights/rights.test.ts', 'rights.md'],
  [/^bash (dist\/eks-postgres\/)?preflight[.]sh$/, 'test/preflight/recorded-tools.ts', "spawnSync('bash', [file]"],
  [/^npm test$/, '.ci/run', 'npm test'],
  [/^npx jest /, '.ci/run', 'npm test'],
  [/^npm run format$/, '.ci/run', 'npm run lint'],
  ...[
    ...[
      'npx cdk ls',
      'npm run lint',
      'npm run rehearse',
      'npm run rehearse:outage',
      'npm run rehearse:deploy',
      'npm run rehearse:pods',
      'npm run drill:postgres',
      'npm run drill:cockroachdb',
    ],
    ...['npm run test:report', 'npm run test:package'],
  ].map((command) => [new RegExp(`^${command}$`), '.ci/run', command] as const),
];

const ACCOUNT = 'needs a cloud account; test/deployments holds it against the DEPLOY.md of its scenario';

/** Commands that need an account, a cluster or a person: in which document, and why. */
const NEEDS_MORE: readonly (readonly [command: RegExp, path: string, why: string])[] = [
  [/^kubectl /, 'docs/deployments.md', ACCOUNT],
  ...['README.md', 'docs/rehearsal.md'].map(
    (path) => [/^npm run rehearse:pods -- --keep$/, path, 'waits for a person; .ci/run plays without it'] as const,
  ),
  [/^npm run drill:wal-archive$/, 'CONTRIBUTING.md', 'needs the registry of Python, and measures an idle machine'],
  [/^sh prune[.]sh /, 'docs/deployments.md', 'is run in test/gke-kcc/prune-script.test.ts, with a kubectl of its own'],
  [/^(aws|export (PGPASSWORD|GROUP)="\$\(aws) /, 'docs/deployments.md', ACCOUNT],
  [/^(gcloud |export BACKUP=LATEST$)/, 'docs/deployments.md', ACCOUNT],
  [/^psql /, 'docs/deployments.md', ACCOUNT],
  [/^npx cdk (bootstrap|diff|deploy|destroy|rollback) /, 'docs/deployments.md', ACCOUNT],
];

const commands = TYPED.flatMap((path) =>
  shellBlocks(readFileSync(join(ROOT, path), 'utf8'))
    .flatMap(commandsOf)
    .map((command) => [command, path] as const),
);

describe('a command that a reader types', () => {
  const kept = (command: string, path: string) =>
    RUN.filter(([pattern]) => pattern.test(command)).length +
    NEEDS_MORE.filter(([pattern, document]) => document === path && pattern.test(command)).length;

  test.each(commands)('%s, in %s, is run somewhere or needs what no test has', (command, path) => {
    expect(kept(command, path)).toBe(1);
  });

  test('is found out when nothing runs it', () => {
    const unknown = ['helm install x', 'npm run synthesise', 'kubectl get pods', 'npx cdk deploy x'];
    expect(unknown.map((command) => kept(command, 'README.md'))).toEqual([0, 0, 0, 0]);
  });

  test('is looked at in every document that has some', () => {
    expect(commands.length).toBeGreaterThan(50);
    expect([...new Set(commands.map(([, path]) => path))]).toEqual(
      expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/deployments.md']),
    );
  });

  test.each(RUN.map(([pattern, file, text]) => [pattern.source, file, text] as const))(
    '%s runs in %s',
    (_pattern, file, text) => {
      expect(readFileSync(join(ROOT, file), 'utf8')).toContain(text);
    },
  );

  test('is in the tables no longer than in the documents', () => {
    const stale = [...RUN, ...NEEDS_MORE].filter(([pattern]) => !commands.some(([command]) => pattern.test(command)));
    expect(stale.map(([pattern]) => pattern.source)).toEqual([]);
  });
});

test('every script that a person runs is named in the README or in CONTRIBUTING.md', () => {
  const text = ['README.md', 'CONTRIBUTING.md'].map((path) => readFileSync(join(ROOT, path), 'utf8')).join('\n');
  // npm runs these for the package
  const internal = new Set(['build', 'prepack']);
  const named = new Set(scriptsNamed(text));
  expect(Object.keys(scripts).filter((name) => !internal.has(name) && !named.has(name))).toEqual([]);
});

describe('docs/architecture.md', () => {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const folders = (parent: string) =>
    readdirSync(join(ROOT, parent), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? entry.name : [],
    );
  const rows = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

  test('describes every room of lib, and no other', () => {
    expect(rows(/^\| `lib\/([\w-]+)`/gm).sort()).toEqual(folders('lib').sort());
  });

  test('says of every room which others it may import, as the lint has it', () => {
    const lint = createRequire(__filename)(join(ROOT, '.dependency-cruiser.cjs')) as { forbidden: readonly LintRule[] };
    const allowed = lint.forbidden.flatMap(({ name, to: { pathNot } }) => {
      const room = /^(.+)-imports-only-downwards$/.exec(name)?.[1];
      const rooms = /[(](.+)[)]/.exec(pathNot ?? '')?.[1]?.split('|') ?? [];
      return room ? [`${room}: ${rooms.filter((one) => one !== room).sort()}`] : [];
    });
    const told = [...text.matchAll(/^\| `lib\/([\w-]+)` \|.*\| ([^|]+) \|$/gm)].map(
      ([, room, rooms = '']) => `${room}: ${rooms === 'nothing of ours' ? '' : rooms.split(', ').sort()}`,
    );
    expect(told.sort()).toEqual(allowed.sort());
    expect(allowed.length).toBeGreaterThan(10);
  });

  test('describes every folder of the rehearsal, and no other', () => {
    expect(rows(/^\| `([\w-]+)\/`/gm).sort()).toEqual(folders('rehearsal').sort());
  });

  test('has a column for every scenario', () => {
    const [, ...columns] = (/^\| \| (.*) \|$/m.exec(text)?.[0] ?? '').split('|').map((cell) => cell.trim());
    expect(columns.filter((cell) => cell !== '').sort()).toEqual([...SCENARIO_IDS].sort());
  });
});

describe('the checks themselves', () => {
  const document = (text: string): Document => ({ path: 'README.md', links: [text], code: [], anchors: new Set() });

  test('find a link that leads nowhere', () => {
    expect([...deadLinks(document('docs/nothing.md'))]).toEqual(['README.md: docs/nothing.md: no such file']);
    expect([...deadLinks(document('#no-such-part'))]).toEqual(['README.md: #no-such-part: no such heading']);
  });

  test('find a script that does not exist, and a block that does not parse', () => {
    expect(scriptsNamed('npm run synthesise && npm test')).toEqual(['synthesise', 'test']);
    expect(fault({ type: 'code', raw: '', lang: 'json', text: '{' })).toMatch(/SyntaxError/);
    expect(fault({ type: 'code', raw: '', lang: 'yaml', text: 'a: [1' })).toMatch(/YAMLParseError/);
  });
});
