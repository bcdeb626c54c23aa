import type { EksScenario } from '../../scenario';
import { block } from './block';

/** Reads back the nodes, by their zone. */
export const NODES = 'kubectl get nodes --label-columns topology.kubernetes.io/zone,trizone.dev/dedicated';

/** The id of the machine of a node. */
const INSTANCE = `"$(kubectl get node "$NODE" --output jsonpath='{.spec.providerID}' | sed 's|.*/||')"`;

/**
 * How a node is replaced that is sick, or dead, or of another type: Markdown.
 *
 * @param beforeDrain what must hold before the pods of a database are moved: paragraphs of Markdown
 * @see https://kubernetes.io/docs/concepts/cluster-administration/node-shutdown/#non-graceful-node-shutdown (v1.35)
 */
export function replaceNodes({ region }: EksScenario, beforeDrain: readonly string[]): readonly string[] {
  return [
    '### Replace nodes',
    ...beforeDrain,
    'A node that is sick but answers: drain it, and end its machine. Its group makes another one in the same zone.',
    block([
      NODES,
      'export NODE=... # its name',
      'kubectl drain --ignore-daemonsets --delete-emptydir-data "$NODE"',
      `aws ec2 terminate-instances --region ${region} --instance-ids ${INSTANCE}`,
    ]),
    'A node that is dead: a drain waits for a kubelet that does not answer, and a pod with a volume waits until the volume is free. End the machine, and say so to Kubernetes only when EC2 shows it as terminated: the pods and volumes of the node are then released at once. With a machine that still runs, two pods could write to one volume. When the taint is refused because the node is not found, Kubernetes has noticed by itself.',
    block([
      'export NODE=... # its name',
      `export INSTANCE=${INSTANCE}`,
      `aws ec2 terminate-instances --region ${region} --instance-ids "$INSTANCE"`,
      `aws ec2 wait instance-terminated --region ${region} --instance-ids "$INSTANCE"`,
      'kubectl taint node "$NODE" node.kubernetes.io/out-of-service=nodeshutdown:NoExecute',
      'kubectl get volumeattachments # until none is on the node',
    ]),
    'All nodes, for another instance type: change `aws.instanceType` and deploy the platform. EKS exchanges the nodes of one zone after the other, each group node by node, and respects the disruption budgets; pods that cannot be moved within 15 minutes stop the update and roll it back. The nodes of a database in the cluster follow from its `cpu` and `memory`: have a fresh backup before you change these.',
  ];
}
