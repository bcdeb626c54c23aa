import type { Topology, Workload } from '../../../lib/topology';
import type { Api } from '../../cluster/api';
import { eventually } from '../../cluster/eventually';
import { type Pod, podsOf } from '../machine/pods';
import { hold, labelsOf } from '../machine/workload-labels';
import { PAUSE_IMAGE } from '../manifests/images';

/** A pod of a workload, or a stand-in with its labels. */
export interface End {
  readonly workload: Workload;
  /** `namespace/name`. */
  readonly pod: string;
  readonly address: string;
  readonly node: string;
}

/** Seconds that the stand-ins have to run. */
const STAND_IN_SECONDS = 120;

/** Label by which stand-ins are found and removed. */
const STAND_IN = 'rehearsal.trizone.dev/stands-in-for';

const runs = ({ status, spec, metadata }: Pod): boolean =>
  status?.phase === 'Running' && status.podIP !== undefined && !spec.hostNetwork && !metadata.deletionTimestamp;

/** Whether network policies can tell its pods: those of daemons on the network of the node are nobody's to guard. */
const isGuarded = (workload: Workload): boolean => workload.role !== 'daemon' && labelsOf(workload) !== undefined;

/**
 * A pod that does nothing, with the labels of a workload that does not run here: a Job that has ended, or what a chart
 * would install. Network policies know pods by nothing else.
 */
function standIn(workload: Workload, name: string): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: workload.namespace, labels: { ...labelsOf(workload), [STAND_IN]: name } },
    spec: {
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65535, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'pause',
          image: PAUSE_IMAGE,
          resources: { requests: { cpu: '1m', memory: '4Mi' }, limits: { cpu: '10m', memory: '16Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
          },
        },
      ],
    },
  };
}

/** The ends of one topology in a cluster that runs. */
export class Ends {
  private readonly api: Api;
  private readonly workloads: readonly Workload[];
  private readonly made = new Map<string, string>();

  constructor(api: Api, { workloads }: Topology) {
    this.api = api;
    this.workloads = workloads.filter(isGuarded);
  }

  /** Pods of every workload, two of each at most: one does not tell whether a policy holds on every node. */
  async find(): Promise<readonly End[]> {
    const pods = await this.pods();
    for (const workload of this.workloads) {
      if (this.podsOf(workload, pods).length === 0) await this.makeStandIn(workload);
    }
    return eventually('the stand-ins of workloads that do not run here', STAND_IN_SECONDS, async () => {
      const now = await this.pods();
      const ends = this.workloads.map((workload) => this.podsOf(workload, now).slice(0, 2));
      if (ends.some(({ length }) => length === 0)) return undefined;
      return ends.flatMap((own, index) =>
        own.flatMap(({ metadata, status, spec }) => {
          const workload = this.workloads[index];
          if (!workload) return [];
          const pod = `${metadata.namespace}/${metadata.name}`;
          return [{ workload, pod, address: status?.podIP ?? '', node: spec.nodeName ?? '' }];
        }),
      );
    });
  }

  /** Removes the stand-ins. */
  async remove(): Promise<void> {
    for (const [name, namespace] of this.made) {
      await this.api.delete(`/api/v1/namespaces/${namespace}/pods/${name}`);
    }
  }

  private async pods(): Promise<readonly Pod[]> {
    return (await podsOf(this.api)).filter(runs);
  }

  private podsOf(workload: Workload, pods: readonly Pod[]): readonly Pod[] {
    const labels = labelsOf(workload) ?? {};
    return pods.filter(
      (pod) => pod.metadata.namespace === workload.namespace && hold(pod.metadata.labels ?? {}, labels),
    );
  }

  private async makeStandIn(workload: Workload): Promise<void> {
    const name = `stand-in-${this.made.size}`;
    await this.api.create(`/api/v1/namespaces/${workload.namespace}/pods`, standIn(workload, name));
    this.made.set(name, workload.namespace);
  }
}
