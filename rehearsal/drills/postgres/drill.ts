// `npm run drill:postgres`: real PostgreSQL and Pgpool processes lose servers, zones and Pgpools while clients write and read.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findAlone } from '../../machine/alone';
import { runInside } from '../../machine/inner-program';
import { synthesize } from '../../synthesize';
import { runDrill } from '../run-drill';
import { type Arguments, parseArguments, USAGE } from './arguments';
import type { Order, Seen } from './order';
import { formatReport } from './report';
import { resultsOf } from './results';
import { findTools } from './tools';

const isRoot = process.getuid?.() === 0;

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
    const status = await runInside(join(__dirname, 'play.ts'), order, alone.command);
    if (status !== 0) return status ?? 130;
    const all = resultsOf(order, JSON.parse(readFileSync(order.seen, 'utf8')) as Seen);
    console.log(formatReport(all));
    if (results) writeFileSync(results, JSON.stringify(all, undefined, 2));
    return all.numFailedTests > 0 ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void runDrill(async () => {
  const parsed = parseArguments(process.argv.slice(2));
  if (!parsed.help) return drill(parsed);
  console.log(USAGE);
  return 0;
});
