import type { Tree } from '../output-label';
import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';

/** The call of the script that finds what is no longer declared. */
export const pruneCommand = (context: 'MANAGEMENT' | 'WORKLOAD', tree: Tree, ...options: readonly string[]): string =>
  ['sh prune.sh', `"$${context}"`, tree, ...options].join(' ');

/** How that is removed which the configuration no longer declares: Markdown. */
export function removeUndeclared({ scenario }: DeployGuideProps): readonly string[] {
  const { project } = scenario;
  return [
    '### Remove what is no longer declared',
    'An apply removes nothing. After a service, a user, a right or a way of the analyst has left `trizone.yaml`, or an object has got another name, apply the stages that changed, and then remove what they no longer hold. `prune.sh` finds it: every object carries the label `trizone.dev/output`, and `objects.txt` lists what is declared. Without `--delete` it only prints.',
    block([pruneCommand('WORKLOAD', 'workload'), pruneCommand('MANAGEMENT', 'management')]),
    block([pruneCommand('WORKLOAD', 'workload', '--delete'), pruneCommand('MANAGEMENT', 'management', '--delete')]),
    `It never removes namespaces, claims, volumes, keys, buckets, networks or the cluster; a node pool it names and leaves, until its nodes are drained. What is marked \`abandon\` stays in Google Cloud, and the script says so: delete the address of a service that is gone with \`gcloud compute addresses delete NAME --global --project ${project.id}\`.`,
  ];
}
