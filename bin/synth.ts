// `npm run synth`: writes the scenarios of the configuration into dist/, with progress and a table at the end.
import { join } from 'node:path';
import { Listr } from 'listr2';
import type { Config } from '../lib/config';
import { gkeCockroachDbOutput } from '../lib/gke-kcc';
import { gkeCockroachDbScenario } from '../lib/scenario';
import { type Arguments, parseArguments, USAGE } from './arguments';
import { loadConfig } from './load-config';
import { reportFailure } from './report-failure';
import { type Result, summary } from './summary';
import { swapIn } from './swap-in';
import { writeOutput } from './write-output';

function write(id: string, config: Config, incoming: string, output: string): Result {
  const scenario = gkeCockroachDbScenario(config);
  const objects = writeOutput(gkeCockroachDbOutput(scenario), join(incoming, id));
  return { id, objects, directory: join(output, id), warnings: scenario.warnings };
}

async function synth({ config: file, output, scenarios }: Arguments): Promise<void> {
  const config = loadConfig(file);
  const ids = scenarios.length > 0 ? scenarios : config.scenarios;
  const results: Result[] = [];
  await swapIn(output, ids, async (incoming) => {
    const tasks = ids.map((id) => ({
      title: `${file}: ${config.services.length} services -> ${join(output, id)}`,
      task: () => void results.push(write(id, config, incoming, output)),
    }));
    await new Listr(tasks, { fallbackRenderer: 'simple', registerSignalListeners: false }).run();
  });
  console.log(summary(results));
}

try {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.help) console.log(USAGE);
  else synth(parsed).catch((error: unknown) => reportFailure(parsed.config, error));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}
