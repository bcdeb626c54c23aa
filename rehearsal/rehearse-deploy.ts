// `npm run rehearse:deploy`: the output is deployed, changed, torn down and deployed again, by its own guide.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { type DeployArguments, parseDeployArguments, USAGE } from './deployment/arguments';
import { knowledgeTable } from './deployment/aws/resources/knowledge';
import { DeployRehearsal } from './deployment/rehearsal';
import { formatOutcomes } from './deployment/report';
import { scenariosOf } from './synthesize';
import { MissingTool } from './toolchain/go';

async function rehearse(options: DeployArguments): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'trizone-deploy-'));
  const rehearsal = new DeployRehearsal(folder, options);
  const leave = async (code: number) => {
    await rehearsal.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  };
  const report = (): number => {
    const { outcomes, leftOut } = rehearsal;
    console.log(formatOutcomes(outcomes, [...leftOut]));
    const failed = outcomes.filter(({ passed }) => !passed).length;
    const counts = { numPassedTests: outcomes.length - failed, numFailedTests: failed, numRuntimeErrorTestSuites: 0 };
    if (options.results) writeFileSync(options.results, JSON.stringify({ ...counts, outcomes }, null, 1));
    return failed;
  };
  const interrupted = () => {
    // what was seen until now took its time
    report();
    return leave(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void interrupted());
  try {
    const declared = scenariosOf(options.config);
    const scenarios = options.scenarios.length > 0 ? options.scenarios : declared;
    const strange = scenarios.find((id) => !declared.some((one) => one === id));
    if (strange) throw new MissingTool(`${options.config} has no scenario ${strange}; it has ${declared.join(', ')}`);
    await new Listr([...rehearsal.tasks(scenarios)], {
      fallbackRenderer: 'simple',
      registerSignalListeners: false,
    }).run();
  } catch (error) {
    // what nobody foresaw needs its stack too
    console.error(error instanceof MissingTool ? error.message : error);
    report();
    return leave(1);
  }
  return leave(report() > 0 ? 1 : 0);
}

try {
  const options = parseDeployArguments(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else if (options.types) console.log(knowledgeTable());
  else void rehearse(options);
} catch (error) {
  console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  process.exitCode = 1;
}
