import { type App, Chart } from 'cdk8s';
import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';

/** A stage of the cluster that runs Config Connector. */
export interface ManagementStageProps {
  readonly directory: string;
  readonly title: string;
  /** How long Google Cloud may take until every object is ready. */
  readonly readyWithinMinutes: number;
  /** The files of the folder by name, and what goes into each. */
  readonly files: Readonly<Record<string, (chart: Chart) => void>>;
}

/**
 * A folder with Config Connector objects only. All are in the platform's namespace, and carry its name as a label that
 * Config Connector passes on where Google Cloud knows labels.
 *
 * Nothing else may go into such a folder: a Namespace or a Secret has no Ready condition, and the wait would hang on it.
 */
export function managementStage(scenario: GkeCockroachDbScenario, props: ManagementStageProps): Stage {
  const { directory, title, readyWithinMinutes, files } = props;
  const { namespace } = scenario.configConnector;
  return {
    directory,
    title,
    define(app: App) {
      for (const [id, define] of Object.entries(files)) {
        define(new Chart(app, id, { namespace, labels: { platform: scenario.name } }));
      }
    },
    wait: [
      `wait --namespace ${namespace} --for=condition=Ready --timeout=${readyWithinMinutes}m --filename management/${directory}`,
    ],
  };
}
