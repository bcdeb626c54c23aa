// `npm run rehearse:outage`: each zone is taken away from a real control plane, and what is left is measured.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { type OutageArguments, parseOutageArguments, USAGE } from './outage/arguments';
import { OutageRehearsal } from './outage/rehearsal';

async function rehearse(options: OutageArguments): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trizone-outage-'));
  const rehearsal = new OutageRehearsal(folder, options);
  const leave = async (code: number) => {
    await rehearsal.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(130));
  const listr = {
    // more clusters side by side would be slower than the pace at which their times are shrunk
    concurrent: 2,
    exitOnError: false,
    fallbackRenderer: 'simple',
    registerSignalListeners: false,
  } as const;
  try {
    await rehearsal.prepare();
    await new Listr(rehearsal.tasks(), listr).run();
  } catch (error) {
    console.error(error);
    return leave(1);
  }
  const { text, results } = rehearsal.report();
  console.log(text);
  if (options.results) writeFileSync(options.results, JSON.stringify(results, null, 1));
  return leave(results.numFailedTests > 0 ? 1 : 0);
}

try {
  const parsed = parseOutageArguments(process.argv.slice(2));
  if (parsed.help) console.log(USAGE);
  else void rehearse(parsed);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}
