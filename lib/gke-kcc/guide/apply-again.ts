import type { Stage } from '../stage';
import type { DeployGuideProps } from './deploy-guide-props';

/** kubectl of the cluster of the workload, as the guide calls it. */
export const WORKLOAD = 'kubectl --context "$WORKLOAD"';

/** kubectl of the cluster that runs Config Connector. */
export const MANAGEMENT = 'kubectl --context "$MANAGEMENT"';

/** The stage in a folder, when this output has it. */
export const stageOf = ({ management, workload }: DeployGuideProps, directory: string): Stage | undefined =>
  [...management, ...workload].find((stage) => stage.directory === directory);

/** Applies one stage again, and waits as at the first time. @throws when there is no such stage */
export function applyAgain(props: DeployGuideProps, directory: string): readonly string[] {
  const stage = stageOf(props, directory);
  if (!stage) throw new Error(`'${directory}' must be a stage of management/ or workload/`);
  const [kubectl, tree] = props.workload.includes(stage) ? [WORKLOAD, 'workload'] : [MANAGEMENT, 'management'];
  return [
    `${kubectl} apply --server-side --filename ${tree}/${directory}`,
    ...stage.wait.map((wait) => `${kubectl} ${wait}`),
  ];
}
