import type { GkeCockroachDbScenario } from '../../scenario';
import { ConfigConnectorObject, type ConfigConnectorObjectProps } from '../kinds/config-connector-object';
import type { Kind } from '../kinds/kind-specs';
import type { ByName } from '../kinds/reference';
import type { RequiredSecret, Stage } from '../stage';

/** Defines one object in the platform's namespace, with the platform's label, and gives a reference to it. */
export type Make = <K extends Kind>(
  kind: K,
  props: Omit<ConfigConnectorObjectProps<K>, 'namespace' | 'labels'>,
) => ByName;

/** A stage of the cluster that runs Config Connector. */
export interface ManagementStageProps {
  readonly directory: string;
  readonly title: string;
  /** Secrets that must be there first. @default - none */
  readonly secrets?: readonly RequiredSecret[];
  /** How long Google Cloud may take until every object is ready. */
  readonly readyWithinMinutes: number;
  /** What a person does after it. @default - nothing */
  readonly next?: Stage['next'];
  /** The files of the folder by name, and what goes into each. */
  readonly files: Readonly<Record<string, (make: Make) => void>>;
}

/**
 * A folder with Config Connector objects only. All carry the platform's name as a label, which Config Connector passes on
 * where Google Cloud knows labels.
 *
 * Nothing else may go into such a folder: a Namespace or a Secret has no Ready condition, and the wait would hang on it.
 */
export function managementStage(scenario: GkeCockroachDbScenario, props: ManagementStageProps): Stage {
  const { directory, title, secrets, readyWithinMinutes, next, files } = props;
  const { namespace } = scenario.configConnector;
  const labels = { platform: scenario.name };
  return {
    directory,
    title,
    ...(secrets ? { secrets } : {}),
    ...(next ? { next } : {}),
    define(chart) {
      for (const [file, define] of Object.entries(files)) {
        const scope = chart(file);
        define((kind, object) => new ConfigConnectorObject(scope, kind, { ...object, namespace, labels }).ref);
      }
    },
    wait: [
      `wait --namespace ${namespace} --for=condition=Ready --timeout=${readyWithinMinutes}m --filename management/${directory}`,
    ],
  };
}
