// `npm run synth`: writes the scenarios of the configuration into dist/, with progress and a table at the end.
import { join } from 'node:path';
import { Listr } from 'listr2';
import { type Arguments, parseArguments, USAGE } from './arguments';
import { loadConfig } from './load-config';
import { reportFailure } from './report-failure';
import { type Result, summary } from './summary';
import { swapIn } from './swap-in';
import { writeScenario } from './write-scenario';

async function synth({ config: file, output, scenarios }: Arguments): Promise<void> {
  const config = loadConfig(file);
  const ids = scenarios.length > 0 ? scenarios : config.scenarios;
  const results: Result[] = [];
  await swapIn(output, ids, async (incoming) => {
    const tasks = ids.map((id) => ({
      title: `${file}: ${config.services.length} services -> ${join(output, id)}`,
      task: async () => {
        const written = await writeScenario(id, config, join(incoming, id));
        results.push({ id, directory: join(output, id), ...written });
      },
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
