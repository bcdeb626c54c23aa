import { join } from 'node:path';
import { LISTR_LOGGER_STDERR_LEVELS, Listr, ListrLogger, ProcessOutput } from 'listr2';
import { type Assessment, findingCounts } from '../../lib/resilience';
import { counted } from '../../lib/zones';
import { type Arguments, parseArguments, USAGE } from '../arguments';
import { assessFolder } from '../assess-folder';
import { refuseBreakage } from '../availability-findings';
import { loadConfig } from '../load-config';
import { MEASUREMENTS } from '../measurements-folder';
import { refuseDisorder } from '../order-findings';
import { readFolder } from '../read-folder';
import { reportFailure } from '../report-failure';
import type { Streams } from '../run-program';
import { type Result, summary } from '../summary';
import { swapIn } from '../swap-in';
import { writeReport } from '../write-report';

/** Tells the progress where the rest of the program writes to. */
function progress({ stdout, stderr }: Streams) {
  const output = { processOutput: new ProcessOutput(stdout as NodeJS.WriteStream, stderr as NodeJS.WriteStream) };
  return {
    registerSignalListeners: false,
    fallbackRenderer: 'simple',
    fallbackRendererCondition: !('isTTY' in stdout && stdout.isTTY),
    rendererOptions: { logger: new ListrLogger({ useIcons: true, toStderr: [], ...output }) },
    fallbackRendererOptions: {
      logger: new ListrLogger({ useIcons: true, toStderr: LISTR_LOGGER_STDERR_LEVELS, ...output }),
    },
  } as const;
}

async function write({ config: file, output, scenarios }: Arguments, streams: Streams): Promise<void> {
  const config = loadConfig(file);
  // the CDK takes two seconds to load: a mistake is told before
  const { writeScenario } = await import('../write-scenario.js');
  const ids = scenarios.length > 0 ? scenarios : config.scenarios;
  const results: Result[] = [];
  const judged = new Map<string, readonly Assessment[]>();
  await swapIn(output, ids, async (incoming) => {
    const tasks = ids.map((id) => ({
      title: `${file}: ${counted(config.services.length, 'service')} -> ${join(output, id)}`,
      task: async () => {
        const written = await writeScenario(id, config, join(incoming, id));
        const assessments = assessFolder(join(incoming, id), id);
        refuseBreakage(assessments);
        refuseDisorder(readFolder(join(incoming, id)));
        judged.set(id, assessments);
        results.push({ id, directory: join(output, id), findings: findingCounts(assessments), ...written });
      },
    }));
    await new Listr(tasks, progress(streams)).run();
  });
  const report = await writeReport(output, MEASUREMENTS, judged);
  streams.stdout.write(`${summary(results)}\n\nreport: ${report}\n`);
}

/** Writes the scenarios of a configuration. The exit code is 1 when nothing was written. */
export async function synth(argv: readonly string[], streams: Streams): Promise<number> {
  let parsed: Arguments;
  try {
    parsed = parseArguments(argv);
  } catch (error) {
    streams.stderr.write(`${error instanceof Error ? error.message : error}\n\n${USAGE}\n`);
    return 1;
  }
  if (parsed.help) {
    streams.stdout.write(`${USAGE}\n`);
    return 0;
  }
  try {
    await write(parsed, streams);
    return 0;
  } catch (error) {
    return reportFailure(parsed.config, error, streams);
  }
}
