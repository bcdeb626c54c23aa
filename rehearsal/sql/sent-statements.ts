import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KubernetesObject } from '../cluster/api';
import { codeBlocks } from '../deployment/guide/code-blocks';
import { type Output, objectsOfKind } from '../output';
import { MissingTool } from '../toolchain/go';
import { RecordingServer } from './recording-server';

interface Variable {
  readonly name: string;
  readonly valueFrom?: object;
}

interface Job extends KubernetesObject {
  readonly spec: {
    readonly template: {
      readonly spec: {
        readonly containers: readonly { readonly command?: readonly string[]; readonly env?: readonly Variable[] }[];
      };
    };
  };
}

interface ConfigMap extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>;
}

/** What was sent, and by what. */
export interface Sent {
  readonly by: string;
  readonly statements: readonly string[];
}

/** Any text: a variable that a Secret fills. */
const SECRET = "it's a secret";

/** A path as `SHOW BACKUPS` lists it, in the form that the guide wants. */
const CHOICES = ['LATEST', `"'2026/11/22-120000.00'"`];

/** Runs psql of `kubectl exec`, and does nothing else that a guide asks of the cluster: other rehearsals do. */
const KUBECTL = `#!/bin/sh
for word; do
  shift
  [ "$word" = -- ] || continue
  [ "$1" = psql ] && exec "$@"
done
`;

/** Runs a program with libpq led to a server that records, and gives what it has sent. @throws with its words when it fails */
async function record(
  folder: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const server = new RecordingServer();
  const port = await server.start();
  const [program = '', ...options] = argv;
  const child = spawn(program, options, {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
      HOME: folder,
      PGHOST: '127.0.0.1',
      PGPORT: String(port),
      PGUSER: 'root',
      PGDATABASE: 'defaultdb',
      PGSSLMODE: 'disable',
      ...env,
    },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once('error', (error) =>
        reject(new MissingTool(`${program} must be on this machine (Debian: postgresql-client): ${error.message}`)),
      );
      child.once('close', resolve);
    });
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}: ${errors.trim()}`);
  } finally {
    server.stop();
  }
  return server.statements;
}

const BOOTSTRAP = 'bootstrap.sql';

/** What the Job of the bootstrap sends: its own command, with the file where it stands here. */
async function bootstrap(output: Output, folder: string): Promise<Sent> {
  const text = objectsOfKind<ConfigMap>(output, 'ConfigMap').find(({ data }) => data?.[BOOTSTRAP])?.data?.[BOOTSTRAP];
  const containers = objectsOfKind<Job>(output, 'Job').flatMap(({ spec }) => spec.template.spec.containers);
  const found = containers.find(({ command }) => command?.some((word) => word.endsWith(`/${BOOTSTRAP}`)));
  if (!text || !found?.command) throw new Error(`the output must have a Job that runs '${BOOTSTRAP}', and has none`);
  writeFileSync(join(folder, BOOTSTRAP), text);
  const argv = found.command.map((word) => word.replace(`/sql/${BOOTSTRAP}`, join(folder, BOOTSTRAP)));
  const secrets = (found.env ?? []).filter(({ valueFrom }) => valueFrom).map(({ name }) => [name, SECRET]);
  return { by: 'the bootstrap', statements: await record(folder, argv, Object.fromEntries(secrets)) };
}

const SENDS_SQL = /-- psql .*(--command |<<'SQL')/;

/** What the commands of the guide send, a section at a time, with each way to choose a backup. */
async function guide(output: Output, folder: string): Promise<readonly Sent[]> {
  const blocks = codeBlocks(output.guide);
  const sections = new Set(
    blocks.filter(({ commands }) => SENDS_SQL.test(commands)).map(({ headings }) => headings.at(-1) ?? ''),
  );
  if (sections.size === 0) throw new Error('the guide must have commands that send SQL, and has none');
  const sent: Sent[] = [];
  for (const section of sections) {
    const commands = blocks.filter(({ headings }) => headings.at(-1) === section).map((block) => block.commands);
    for (const choice of CHOICES) {
      const script = commands.join('\n').replace(/^export BACKUP=LATEST\b/m, () => `export BACKUP=${choice}`);
      const names = { WORKLOAD: 'workload', MANAGEMENT: 'management' };
      const statements = await record(folder, ['bash', '-euc', script], names);
      sent.push({ by: `"${section}" with BACKUP=${choice}`, statements });
    }
  }
  return sent;
}

/** SQL that stands in the text of the guide. */
function inText({ guide: text }: Output): Sent {
  const prose = text.replaceAll(/```sh\n[\s\S]*?\n```/g, '');
  const statements = [...prose.matchAll(/`((?:SHOW|SELECT|RESTORE|BACKUP|ALTER|SET|GRANT) [^`]+)`/g)].map(
    ([, sql = '']) => sql,
  );
  return { by: 'the text of the guide', statements };
}

/** Everything that the bootstrap and the guide of an output send to CockroachDB, as psql sends it. */
export async function sentStatements(output: Output): Promise<readonly Sent[]> {
  const folder = mkdtempSync(join(tmpdir(), 'trizone-sql-'));
  try {
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'kubectl'), KUBECTL);
    chmodSync(join(folder, 'bin', 'kubectl'), 0o755);
    return [await bootstrap(output, folder), ...(await guide(output, folder)), inText(output)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
