import type { GkeCockroachDbScenario } from '../scenario';
import { deployGuide } from './deploy-guide';
import { managementStages } from './management';
import { certManager } from './operators';
import { gkePreflightScript } from './preflight/gke-preflight';
import type { OutputObject } from './preflight/manifest-needs';
import type { Stage } from './stage';
import { workloadStages } from './workload';

/** Everything that the scenario writes, as data and functions: whoever owns the disk writes it. */
export interface GkeCockroachDbOutput {
  /** Folders of manifests, relative to the scenario's own. */
  readonly folders: readonly { readonly path: string; readonly stage: Stage }[];
  /** The text of preflight.sh, by the objects of all folders. */
  readonly preflight: (objects: readonly OutputObject[]) => string;
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
    preflight: (objects) =>
      gkePreflightScript(
        scenario,
        objects,
        management.flatMap(({ secrets = [] }) => secrets),
      ),
    files: {
      'DEPLOY.md': deployGuide({ scenario, management, operators, workload }),
      'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
      ...Object.fromEntries(operators.map(({ valuesFile, values }) => [valuesFile, values])),
    },
  };
}
