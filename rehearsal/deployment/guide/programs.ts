import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sends its arguments to the fake AWS, and prints what comes back. */
const AWS = `#!/usr/bin/env node
fetch(process.env.AWS_ENDPOINT_URL + '/command-line', { method: 'POST', body: JSON.stringify(process.argv.slice(2)) })
  .then(async (response) => {
    const text = await response.text();
    if (response.ok) return process.stdout.write(text === '' ? '' : text + '\\n');
    process.stderr.write(text + '\\n');
    process.exitCode = 254;
  });
`;

/** Commands that wait for pods or enter one, of which none runs here; they are written down and left out. */
const LEFT_OUT = ['wait', 'rollout status', 'exec', 'drain', 'logs', 'port-forward'];

const KUBECTL = `#!/bin/sh
case " $* " in
  ${LEFT_OUT.map((words) => `*" ${words} "*`).join(' | ')}) echo "kubectl $*" >>"$REHEARSAL_LEFT_OUT"; exit 0 ;;
esac
exec "$REHEARSAL_KUBECTL" "$@"
`;

/** Images are not built: there is no Docker. The tool hands it a password, which must be read. */
const DOCKER = `#!/bin/sh
case "$*" in *--password-stdin*) cat >/dev/null ;; esac
`;

/**
 * The CDK's app, run once for each context of a project; afterwards its output is linked. The tool runs the app for every
 * command, and one run takes many seconds.
 */
const APP = `
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
const { CDK_CONTEXT_JSON = '{}', CONTEXT_OVERFLOW_LOCATION_ENV: more, CDK_OUTDIR, REHEARSAL_ASSEMBLIES } = process.env;
const context = { ...JSON.parse(CDK_CONTEXT_JSON), ...(more ? JSON.parse(readFileSync(more, 'utf8')) : {}) };
// what the tool tells of itself, such as the stacks that were chosen, changes nothing
const own = Object.entries(context).filter(([name]) => !name.startsWith('aws:cdk:'));
const key = createHash('sha256').update(JSON.stringify(own)).digest('hex');
const made = REHEARSAL_ASSEMBLIES + '/' + key;
if (!existsSync(made)) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'bin/aws.ts'], { stdio: 'inherit', env: { ...process.env, CDK_OUTDIR: made + '.incoming' } });
  if (status !== 0) process.exit(status ?? 1);
  renameSync(made + '.incoming', made);
}
mkdirSync(CDK_OUTDIR, { recursive: true });
execFileSync('cp', ['--archive', '--link', '--force', made + '/.', CDK_OUTDIR]);
`;

/** Writes the app that stands before the real one, and returns the command that runs it. */
export function writeApp(folder: string): string {
  const file = join(folder, 'app.mjs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, APP);
  return `${process.execPath} ${file}`;
}

/** Writes the programs that a guide calls and that the rehearsal stands in for, and returns their folder. */
export function writePrograms(folder: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const [name, text] of Object.entries({ aws: AWS, kubectl: KUBECTL, docker: DOCKER })) {
    writeFileSync(join(bin, name), text);
    chmodSync(join(bin, name), 0o755);
  }
  return bin;
}
