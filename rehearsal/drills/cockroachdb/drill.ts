// `npm run drill:cockroachdb`: three real members of CockroachDB do what is claimed of them, with what a scenario renders.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '../../synthesize';
import { MissingTool } from '../../toolchain/go';
import { findAlone } from '../machine/alone';
import { type Arguments, parseArguments, USAGE } from './arguments';
import type { Order, Seen } from './order';
import { formatReport, type Results, resultsOf, SKIPPED } from './results';
import { findCockroach, requireTools, VARIABLE, versionOf } from './tools';

/** Runs the drill on a machine of its own, which ends with this program. */
function play(order: Order, alone: readonly string[]): Promise<number | null> {
  const file = join(order.folder, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  const inside = [process.execPath, '--import', 'tsx', join(__dirname, 'play.ts'), file];
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', ...alone, ...inside], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
}

/** @throws MissingTool when the drill cannot be played with the program that is there */
async function playWith(cockroach: string, { config, scenario, output, scenes, logs }: Arguments): Promise<Results> {
  const version = versionOf(cockroach);
  requireTools();
  const alone = findAlone('namespaces', process.getuid?.() === 0);
  const folder = mkdtempSync(join(tmpdir(), 'trizone-drill-'));
  try {
    const order: Order = {
      folder,
      logs: logs ? resolve(logs) : join(folder, 'logs'),
      seen: join(folder, 'seen.json'),
      output: output ? resolve(output) : synthesize(scenario, config, folder).directory,
      scenes,
      cockroach,
    };
    mkdirSync(order.logs, { recursive: true });
    const status = await play(order, alone.command);
    if (status !== 0) throw new MissingTool(`the drill ended with ${status ?? 'a signal'}`);
    return resultsOf(version, JSON.parse(readFileSync(order.seen, 'utf8')) as Seen);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function drill(parsed: Arguments): Promise<number> {
  const cockroach = findCockroach();
  if (!cockroach) {
    console.log(`SKIPPED: there is no program cockroach on the PATH, and ${VARIABLE} names none: nothing was tried.`);
  }
  const all = cockroach ? await playWith(cockroach, parsed) : SKIPPED;
  console.log(formatReport(all));
  if (parsed.results) writeFileSync(parsed.results, JSON.stringify(all, undefined, 2));
  return all.numFailedTests > 0 ? 1 : 0;
}

async function main(): Promise<void> {
  try {
    const parsed = parseArguments(process.argv.slice(2));
    if (parsed.help) console.log(USAGE);
    else process.exitCode = await drill(parsed);
  } catch (error) {
    console.error(error instanceof MissingTool ? error.message : error);
    process.exitCode = 1;
  }
}

void main();
