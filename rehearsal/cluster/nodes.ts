import { allocatable, SYSTEM_PODS_PER_NODE } from '../../lib/config';
import { type Output, objectsOfKind } from '../output';
import { VERSIONS } from '../toolchain/binaries';
import type { Api, KubernetesObject } from './api';

/** The fields of a ContainerNodePool that make a node what it is. */
export interface NodePool extends KubernetesObject {
  readonly spec: {
    readonly nodeLocations: readonly string[];
    readonly autoscaling: { readonly minNodeCount: number; readonly maxNodeCount: number };
    readonly maxPodsPerNode: number;
    readonly nodeConfig: {
      readonly machineType: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly taint?: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
    };
  };
}

/** Config Connector spells the effects of taints as the GKE API does. */
const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: 'NoSchedule',
  PREFER_NO_SCHEDULE: 'PreferNoSchedule',
  NO_EXECUTE: 'NoExecute',
};

/** The node pools of the output. */
export const nodePools = (output: Output): readonly NodePool[] => objectsOfKind<NodePool>(output, 'ContainerNodePool');

/** The zones of the output, in order. */
export const zonesOf = (output: Output): readonly string[] => [
  ...new Set(nodePools(output).flatMap(({ spec }) => spec.nodeLocations)),
];

export const nodeName = (pool: NodePool, zone: string, index: number): string =>
  `${pool.metadata.name}-${zone}-${index}`;

/** The node as its kubelet would register it: what its machine offers to pods, its zone, its pool's labels and taints. */
function node(pool: NodePool, zone: string, index: number, podCidr: string): object {
  const { machineType, labels, taint = [] } = pool.spec.nodeConfig;
  const name = nodeName(pool, zone, index);
  const { millicores, bytes } = allocatable(machineType);
  const resources = {
    cpu: `${millicores}m`,
    memory: String(bytes),
    pods: String(pool.spec.maxPodsPerNode - SYSTEM_PODS_PER_NODE),
    'ephemeral-storage': '40Gi',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        ...labels,
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'topology.kubernetes.io/zone': zone,
        'topology.kubernetes.io/region': zone.replace(/-[a-z]$/, ''),
        'node.kubernetes.io/instance-type': machineType,
        'cloud.google.com/gke-nodepool': pool.metadata.name,
      },
    },
    spec: {
      podCIDR: podCidr,
      podCIDRs: [podCidr],
      taints: taint.map(({ key, value, effect }) => ({ key, value, effect: EFFECTS[effect] })),
    },
    status: {
      allocatable: resources,
      capacity: resources,
      nodeInfo: {
        kubeletVersion: `v${VERSIONS.kubernetes}`,
        operatingSystem: 'linux',
        architecture: 'amd64',
        containerRuntimeVersion: 'kwok',
        kernelVersion: 'simulated',
        osImage: 'simulated',
        machineID: '',
        systemUUID: '',
        bootID: '',
        kubeProxyVersion: '',
      },
    },
  };
}

/** Makes nodes, each with a range of pod addresses that no other node has. */
export class Nodes {
  private made = 0;
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** Adds one node of the pool in the zone. Returns its name. */
  async add(pool: NodePool, zone: string, index: number): Promise<string> {
    this.made += 1;
    const podCidr = `10.${128 + Math.floor(this.made / 256)}.${this.made % 256}.0/24`;
    await this.api.create('/api/v1/nodes', node(pool, zone, index, podCidr));
    return nodeName(pool, zone, index);
  }

  /** Adds the fewest nodes that the pool has in each of its zones. */
  async addFewest(pool: NodePool): Promise<void> {
    for (const zone of pool.spec.nodeLocations) {
      for (let index = 0; index < pool.spec.autoscaling.minNodeCount; index += 1) await this.add(pool, zone, index);
    }
  }
}
