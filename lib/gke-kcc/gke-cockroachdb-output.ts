import type { GkeCockroachDbScenario } from '../scenario';
import { deployGuide } from './guide/deploy-guide';
import { managementStages } from './management';
import { certManager } from './operators';
import { labelled, outputLabel, type Tree } from './output-label';
import { gkePreflightScript } from './preflight/gke-preflight';
import type { OutputObject } from './preflight/manifest-needs';
import { objectList, pruneScript } from './prune-script';
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
  const folders = (tree: Tree, stages: readonly Stage[]) =>
    stages.map((stage) => ({
      path: `${tree}/${stage.directory}`,
      // others may share the namespace of the first stage
      stage: stage.directory === '00-bootstrap' ? stage : labelled(stage, outputLabel(scenario.name, tree)),
    }));
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
      'objects.txt': objectList({ management, workload }),
      'prune.sh': pruneScript(scenario),
      'scenario.json': `${JSON.stringify(scenario, null, 2)}\n`,
      ...Object.fromEntries(operators.map(({ valuesFile, values }) => [valuesFile, values])),
    },
  };
}
