import type { GkeCockroachDbScenario } from '../scenario';
import { deployGuide } from './deploy-guide';
import { managementStages } from './management';
import { certManager } from './operators';
import type { Stage } from './stage';
import { workloadStages } from './workload';

/** Everything that the scenario writes, as data and functions: whoever owns the disk writes it. */
export interface GkeCockroachDbOutput {
  /** Folders of manifests, relative to the scenario's own. */
  readonly folders: readonly { readonly path: string; readonly stage: Stage }[];
  /** Other files: path and text. */
  readonly files: Readonly<Record<string, string>>;
}

/** Declares the whole scenario. */
export function gkeCockroachDbOutput(scenario: GkeCockroachDbScenario): GkeCockroachDbOutput {
  const management = managementStages(scenario);
  const workload = workloadStages(scenario);
  const operators = [certManager()];
  const folders = (tree: string, stages: readonly Stage[]) =>
    stages.map((stage) => ({ path: `${tree}/${stage.directory}`, stage }));
  return {
    folders: [...folders('management', management), ...folders('workload', workload)],
    files: {
      'DEPLOY.md': deployGuide({ scenario, management, operators, workload }),
      'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
      ...Object.fromEntries(operators.map(({ valuesFile, values }) => [valuesFile, values])),
    },
  };
}
