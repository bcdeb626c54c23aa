// `npm run synth`: writes the scenarios of the configuration into dist/, with progress and a table at the end.
import { join } from 'node:path';
import { Listr } from 'listr2';
import { type Assessment, findingCounts } from '../lib/resilience';
import { type Arguments, parseArguments, USAGE } from './arguments';
import { assessFolder } from './assess-folder';
import { refuseBreakage } from './availability-findings';
import { loadConfig } from './load-config';
import { MEASUREMENTS } from './measurements-folder';
import { refuseDisorder } from './order-findings';
import { readFolder } from './read-folder';
import { reportFailure } from './report-failure';
import { type Result, summary } from './summary';
import { swapIn } from './swap-in';
import { writeReport } from './write-report';

async function synth({ config: file, output, scenarios }: Arguments): Promise<void> {
  const config = loadConfig(file);
  // the CDK takes two seconds to load: a mistake is told before
  const { writeScenario } = await import('./write-scenario.js');
  const ids = scenarios.length > 0 ? scenarios : config.scenarios;
  const results: Result[] = [];
  const judged = new Map<string, readonly Assessment[]>();
  await swapIn(output, ids, async (incoming) => {
    const tasks = ids.map((id) => ({
      title: `${file}: ${config.services.length} services -> ${join(output, id)}`,
      task: async () => {
        const written = await writeScenario(id, config, join(incoming, id));
        const assessments = assessFolder(join(incoming, id), id);
        refuseBreakage(assessments);
        refuseDisorder(readFolder(join(incoming, id)));
        judged.set(id, assessments);
        results.push({ id, directory: join(output, id), findings: findingCounts(assessments), ...written });
      },
    }));
    await new Listr(tasks, { fallbackRenderer: 'simple', registerSignalListeners: false }).run();
  });
  const report = await writeReport(output, MEASUREMENTS, judged);
  console.log(`${summary(results)}\n\nreport: ${report}`);
}

try {
  const parsed = parseArguments(process.argv.slice(2));
  if (parsed.help) console.log(USAGE);
  else synth(parsed).catch((error: unknown) => reportFailure(parsed.config, error));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}
