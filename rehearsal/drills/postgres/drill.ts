// `npm run drill:postgres`: real PostgreSQL and Pgpool processes lose servers, zones and Pgpools while clients write and read.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { synthesize } from '../../synthesize';
import { MissingTool } from '../../toolchain/go';
import { findAlone } from '../machine/alone';
import { type Arguments, parseArguments, USAGE } from './arguments';
import type { Order, Seen } from './order';
import { formatReport } from './report';
import { resultsOf } from './results';
import { findTools } from './tools';

const isRoot = process.getuid?.() === 0;

/** Runs the drills on a machine of their own, which ends with this program. */
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

async function drill({ config, output, drills, runs, variant, network, logs, results }: Arguments): Promise<number> {
  const tools = findTools();
  const alone = findAlone(network, isRoot);
  const folder = mkdtempSync(join(tmpdir(), 'trizone-drill-'));
  try {
    // the servers run as another user, and must reach what is theirs
    chmodSync(folder, 0o711);
    const scenario = output ?? synthesize('eks-postgres', config, folder).directory;
    const order: Order = {
      folder,
      logs: logs ? resolve(logs) : join(folder, 'logs'),
      seen: join(folder, 'seen.json'),
      output: scenario,
      network: alone.network,
      drills,
      runs,
      variant,
      tools,
      // PostgreSQL refuses to run as root
      ...(isRoot ? { user: 'postgres' } : {}),
    };
    mkdirSync(order.logs, { recursive: true });
    const status = await play(order, alone.command);
    if (status !== 0) return status ?? 130;
    const all = resultsOf(order, JSON.parse(readFileSync(order.seen, 'utf8')) as Seen);
    console.log(formatReport(all));
    if (results) writeFileSync(results, JSON.stringify(all, undefined, 2));
    return all.numFailedTests > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
