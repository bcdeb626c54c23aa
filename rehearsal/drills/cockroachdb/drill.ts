// `npm run drill:cockroachdb`: three real members of CockroachDB do what is claimed of them, with what a scenario renders.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findAlone } from '../../machine/alone';
import { runInside } from '../../machine/inner-program';
import { synthesize } from '../../synthesize';
import { MissingTool } from '../../toolchain/go';
import { runDrill } from '../run-drill';
import { type Arguments, parseArguments, USAGE } from './arguments';
import type { Order, Seen } from './order';
import { formatReport, type Results, resultsOf, SKIPPED } from './results';
import { findCockroach, requireTools, VARIABLE, versionOf } from './tools';

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
    const status = await runInside(join(__dirname, 'play.ts'), order, alone.command);
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

void runDrill(async () => {
  const parsed = parseArguments(process.argv.slice(2));
  if (!parsed.help) return drill(parsed);
  console.log(USAGE);
  return 0;
});
