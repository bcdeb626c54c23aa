// `npm run test:package`: packs the project and uses the tarball from a folder outside of it, as a stranger would.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { claim, must, type Outcome } from '../outcome';
import { PROGRAMS, type Program } from './programs';

const ROOT = join(__dirname, '..', '..');

const SHOWN_LINES = 12;

function npm(directory: string, ...command: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('npm', command, { cwd: directory, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}

function installed(directory: string): void {
  cpSync(join(ROOT, 'examples', 'package'), directory, { recursive: true });
  const packed = npm(ROOT, 'pack', '--silent', '--pack-destination', directory);
  must(packed.status === 0, `npm pack failed:\n${packed.output}`);
  const tarball = packed.output.trim().split('\n').at(-1) ?? '';
  const install = npm(directory, 'install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`);
  must(install.status === 0, `npm install ${tarball} failed:\n${install.output}`);
  console.log(`${tarball} installed in ${directory}`);
}

function tried(directory: string, { script, expectedStatus, shows }: Program): string {
  const { status, output } = npm(directory, 'run', '--silent', script);
  const lines = output.trimEnd().split('\n');
  console.log(`\n$ npm run ${script}\n${lines.slice(0, SHOWN_LINES).join('\n')}`);
  if (lines.length > SHOWN_LINES) console.log(`... ${lines.length - SHOWN_LINES} lines more`);
  must(status === expectedStatus, `npm run ${script} exited ${status}, not ${expectedStatus}:\n${output}`);
  for (const pattern of shows) must(pattern.test(output), `npm run ${script} does not show ${pattern}:\n${output}`);
  return `${script}: exit ${status}`;
}

async function tryPackage(results: string | undefined): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'trizone-package-'));
  const outcomes: Outcome[] = [];
  try {
    installed(directory);
    for (const program of PROGRAMS) {
      outcomes.push(await claim('package', program.claim, async () => tried(directory, program)));
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  for (const { passed, claim: text, seen } of outcomes) console.log(`${passed ? '✔' : '✘'} ${text}: ${seen}`);
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const counts = { numPassedTests: outcomes.length - failed, numFailedTests: failed, numRuntimeErrorTestSuites: 0 };
  if (results) writeFileSync(results, JSON.stringify(counts));
  process.exitCode = failed > 0 ? 1 : 0;
}

const { values } = parseArgs({ options: { results: { type: 'string' } } });
tryPackage(values.results).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
