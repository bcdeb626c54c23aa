// `npm run rehearse`: a real control plane judges the output and places its pods.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { type Arguments, parseArguments, USAGE } from './arguments';
import { FULL, Rehearsal } from './rehearsal';
import { formatReport } from './report';
import { scenariosOf } from './synthesize';
import { MissingTool } from './toolchain/go';

const EXAMPLES = join(__dirname, '..', 'examples');

async function rehearse({ config, keep, scaleIns, results }: Arguments): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trizone-output-'));
  const rehearsal = new Rehearsal(folder, scaleIns);
  const leave = async (code: number) => {
    await rehearsal.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void leave(130));
  try {
    const examples = readdirSync(EXAMPLES).filter((file) => file.endsWith('.yaml'));
    const others = [config, ...examples.map((file) => join('examples', file))].flatMap((file) =>
      scenariosOf(file)
        .filter((id) => !(file === config && id === FULL))
        .map((id) => rehearsal.acceptanceTask(id, file)),
    );
    const tasks = [...rehearsal.tasks(config), ...others];
    await new Listr(tasks, { fallbackRenderer: 'simple', registerSignalListeners: false }).run();
  } catch (error) {
    // what nobody foresaw needs its stack too
    console.error(error instanceof MissingTool ? error.message : error);
    return leave(1);
  }
  const { outcomes } = rehearsal.report;
  console.log(formatReport(rehearsal.report));
  const failed = outcomes.filter(({ passed }) => !passed).length;
  const counts = { numPassedTests: outcomes.length - failed, numFailedTests: failed, numRuntimeErrorTestSuites: 0 };
  if (results) writeFileSync(results, JSON.stringify(counts));
  if (keep) {
    console.log(`\nThe cluster of ${config} runs until Ctrl-C:\n  export KUBECONFIG=${rehearsal.kubeconfig}`);
    return;
  }
  return leave(failed > 0 ? 1 : 0);
}

try {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.help) console.log(USAGE);
  else void rehearse(parsed);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}
