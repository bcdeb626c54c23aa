import { type DeclaredObject, objectsOf } from '../declared-object';
import { deletedFirst } from '../deletion-order';
import type { Operator } from '../operators';
import type { Stage } from '../stage';
import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';
import { keptResources } from './kept-resources';
import { pruneCommand } from './prune';

const WORKLOAD = 'kubectl --context "$WORKLOAD"';
const MANAGEMENT = 'kubectl --context "$MANAGEMENT"';
const OPTIONS = '--ignore-not-found --timeout=30m';

const deleteStage = (kubectl: string, tree: string, { directory }: Stage): string =>
  `${kubectl} delete ${OPTIONS} --filename ${tree}/${directory}`;

/** Deletes the stages, the last first, and in each what lies on something else before that. */
function deleteManagement(stages: readonly Stage[], namespace: string): readonly string[] {
  return stages
    .toReversed()
    .flatMap((stage) => [
      ...deletedFirst(objectsOf(stage)).map(
        ({ kind, names }) => `${MANAGEMENT} delete ${kind} --namespace ${namespace} ${names.join(' ')} ${OPTIONS}`,
      ),
      deleteStage(MANAGEMENT, 'management', stage),
    ]);
}

const uninstall = ({ release, namespace }: Operator): string =>
  `helm --kube-context "$WORKLOAD" uninstall ${release} --namespace ${namespace} --ignore-not-found`;

/** The Secrets that a person made for the stages of the management cluster. */
const handMade = (stages: readonly Stage[]): readonly string[] =>
  stages.flatMap(({ secrets = [] }) =>
    secrets.map(
      ({ namespace, name }) => `${MANAGEMENT} delete secret --namespace ${namespace} --ignore-not-found ${name}`,
    ),
  );

/** From a running platform to an empty project, with all that is kept by its name: Markdown. */
export function tearDown(props: DeployGuideProps): readonly string[] {
  const { scenario, management, operators, workload } = props;
  const { database, project, region, cluster } = scenario;
  const { namespace } = scenario.configConnector;
  const [bootstrap, ...stages] = management;
  const clusterStage = stages.findIndex(({ directory }) => directory === '40-cluster');
  const kept = keptResources(scenario, management.flatMap(objectsOf) as readonly DeclaredObject[]);
  return [
    '## 7. Tear-down',
    'Every command can be repeated; go on with the next when one has returned. Where the workload cluster does not exist (any more), leave its commands out. First what an earlier output declared and this one does not:',
    block([pruneCommand('WORKLOAD', 'workload', '--delete'), pruneCommand('MANAGEMENT', 'management', '--delete')]),
    'Then the workload cluster: load balancers and disks that GKE made are unknown to Config Connector and would block the network.',
    block([
      ...workload
        .slice(1)
        .toReversed()
        .map((stage) => deleteStage(WORKLOAD, 'workload', stage)),
      '# this deletes the claims; their disks stay until you delete them below',
      `${WORKLOAD} delete persistentvolumeclaim --all --namespace ${database.namespace}`,
      ...operators.map(uninstall),
      ...workload.slice(0, 1).map((stage) => deleteStage(WORKLOAD, 'workload', stage)),
    ]),
    'Then the stages that lie on the cluster, and the cluster itself, by hand: Config Connector only forgets it, because it is marked `abandon`. What lies on something else goes before it.',
    block([
      ...deleteManagement(stages.slice(clusterStage), namespace),
      `gcloud container clusters delete ${cluster.name} --location ${region} --project ${project.id}`,
    ]),
    'Then what it stood on:',
    block(deleteManagement(stages.slice(0, clusterStage), namespace)),
    'Last, when the first command prints nothing, the namespace. With objects left in it, it would never go:',
    block([
      `${MANAGEMENT} get gcp --namespace ${namespace}`,
      ...handMade(stages),
      ...(bootstrap ? [deleteStage(MANAGEMENT, 'management', bootstrap)] : []),
    ]),
    '### What stays in Google Cloud',
    'These objects are marked `abandon`. Config Connector has forgotten them, and they are as they were:',
    kept.list.join('\n'),
    'If you deploy again under the same name, leave them all: see "Deploy again". If not, this deletes what can be deleted, in an order that works:',
    block([
      `gcloud compute disks list --project ${project.id} --filter="zone~${region} AND name~^pvc-" # the data: delete the disks that you know`,
      ...kept.commands,
    ]),
    ...deployAgain(props),
  ];
}

function deployAgain({ scenario }: DeployGuideProps): readonly string[] {
  const { name, project, region, keys, database, analyst } = scenario;
  const role = `${name}-bastion-users`.replaceAll('-', '_');
  return [
    '## 8. Deploy again',
    'The same commands, from the beginning. Config Connector takes every resource back that has the name, the place and the fixed fields which the object declares: addresses, name servers, VPN gateway and keys are the same as before, and so peers and DNS need no change.',
    [
      `- The database begins empty. The backups of the former one are still in \`gs://${database.backup.bucket}\`, and new ones are written beside them. The first of them is made at once, so take the data back as in "Restore a backup", with the path of a backup of the former database in place of \`LATEST\`.`,
      '- The disks of the former database stay unused. Delete them, or keep them as they are.',
      '- The certificate authority is a new one: hand new certificates to the analyst.',
      `- Keys and the ring \`${keys.ring}\` can never be deleted, so they are always taken back. Where you have destroyed the versions of a key, make a new one: \`gcloud kms keys versions create --key KEY --keyring ${keys.ring} --location ${region} --project ${project.id} --primary\`.`,
      ...(analyst.bastion
        ? [
            `- If you have deleted the custom role: \`gcloud iam roles undelete ${role} --project ${project.id}\` within 7 days. After that its id is blocked until day 37.`,
          ]
        : []),
      '- A service account that was deleted comes back as another one with the same name. That is no matter: the nodes are new, too.',
    ].join('\n'),
  ];
}
