import { applyAgain, MANAGEMENT, WORKLOAD } from './apply-again';
import { block } from './block';
import type { DeployGuideProps } from './deploy-guide-props';
import { pruneCommand } from './prune';

/** Reads back the nodes, by their zone. */
export const NODES = `${WORKLOAD} get nodes --label-columns topology.kubernetes.io/zone,cloud.google.com/gke-nodepool`;

/** How Kubernetes gets a newer version: Markdown. */
export function upgradeKubernetes({ scenario }: DeployGuideProps): readonly string[] {
  const { cluster, region, project } = scenario;
  const where = `--location ${region} --project ${project.id}`;
  return [
    '### Upgrade Kubernetes',
    `GKE upgrades the control plane and then the node pools by itself, at weekends, with the versions of channel ${cluster.releaseChannel}: a new node stands before the old one is drained. Earlier by hand; \`KUBERNETES_VERSION\` in \`lib/scenario/versions.ts\` is only the lowest version that will do:`,
    block([
      `gcloud container get-server-config ${where} --format="yaml(channels)"`,
      'export VERSION=... # one of the channel, the next minor version at most',
      `gcloud container clusters upgrade ${cluster.name} ${where} --master --cluster-version "$VERSION"`,
      ...Object.values(cluster.nodePools).map(
        ({ name }) =>
          `gcloud container clusters upgrade ${cluster.name} ${where} --node-pool ${name} --cluster-version "$VERSION"`,
      ),
      NODES,
    ]),
  ];
}

/**
 * How one node is replaced: Markdown. A node whose machine is gone is forgotten, and the group of machines makes another one of the same name.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/node-auto-repair (November 2026)
 */
export function replaceNodes({ scenario }: DeployGuideProps): readonly string[] {
  const { project } = scenario;
  const zone = `"$(${WORKLOAD} get node "$NODE" --output jsonpath='{.metadata.labels.topology\\.kubernetes\\.io/zone}')"`;
  const remove = [
    `gcloud compute instances delete "$NODE" --project ${project.id} --zone "$ZONE" --quiet`,
    `${WORKLOAD} get volumeattachments # until none is on the node`,
    NODES,
  ];
  return [
    '### Replace nodes',
    'A node that is sick but answers: drain it, and delete its machine. Its group makes another one in the same zone.',
    block([
      NODES,
      'export NODE=... # its name',
      `export ZONE=${zone}`,
      `${WORKLOAD} drain --ignore-daemonsets --delete-emptydir-data "$NODE"`,
      ...remove,
    ]),
    'A node that is dead: GKE repairs it by itself when it was not ready for about ten minutes. Sooner: leave the drain out, which waits for a kubelet that does not answer, and delete the machine. Its pods and volumes are free when the machine is gone.',
    block(['export NODE=... # its name', `export ZONE=${zone}`, ...remove]),
  ];
}

/** How a pool of other machines takes the place of one: Markdown. */
export function replaceNodePool(props: DeployGuideProps): readonly string[] {
  const { scenario } = props;
  const { name } = scenario.cluster.nodePools.general;
  return [
    '### Replace a node pool',
    `Most fields of a pool cannot change. Its name holds the machine type, so another \`machineType\` in \`trizone.yaml\` is another pool: synthesize and apply, and it is made beside the old one, which \`prune.sh\` names. Then move the pods, and delete the old pool. Of the database, each drain waits until the member is back.`,
    block([
      ...applyAgain(props, '50-node-pools'),
      pruneCommand('MANAGEMENT', 'management'),
      `export OLD=... # the pool that is no longer declared, as GKE calls it: ${name} is one of today`,
      `${WORKLOAD} cordon --selector "cloud.google.com/gke-nodepool=$OLD"`,
      `for node in $(${WORKLOAD} get nodes --selector "cloud.google.com/gke-nodepool=$OLD" --output name); do`,
      `  ${WORKLOAD} drain --ignore-daemonsets --delete-emptydir-data "$node"`,
      'done',
      `${MANAGEMENT} delete containernodepool --namespace ${scenario.configConnector.namespace} "${scenario.name}-$OLD"`,
    ]),
  ];
}
