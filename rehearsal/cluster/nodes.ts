import { DNS_LABEL_LENGTH, digestName } from '../../lib/zones';
import { VERSIONS } from '../toolchain/binaries';
import type { Api, KubernetesObject } from './api';
import { eventually } from './eventually';
import type { NodeGroup } from './node-groups';

interface Node extends KubernetesObject {
  readonly spec: { readonly taints?: readonly { readonly key: string }[] };
}

/** How the node life cycle marks nodes that do not answer. */
const NOT_READY = ['node.kubernetes.io/not-ready', 'node.kubernetes.io/unreachable'];

/** Name of a node of the group, the first with number 0; it is also a label: a longer one is cut and told apart by a digest. */
export function nodeName({ name, zone }: NodeGroup, index: number): string {
  const whole = `${name}-${zone}-${index}`;
  return whole.length > DNS_LABEL_LENGTH ? digestName(whole, [whole]) : whole;
}

/** The node as its kubelet would register it: what its machine offers to pods, its zone, its group's labels and taints. */
function node(group: NodeGroup, name: string, podCidr: string): object {
  const { zone, labels, taints } = group;
  const resources = { ...group.allocatable, 'ephemeral-storage': '40Gi' };
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
        // europe-west3-a on Google Cloud, eu-west-1a on AWS
        'topology.kubernetes.io/region': zone.replace(/-?[a-z]$/, ''),
      },
    },
    spec: { podCIDR: podCidr, podCIDRs: [podCidr], taints },
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

/** Makes nodes, each with a name and a range of pod addresses that no other node has or had. */
export class Nodes {
  /** Zone of every node that was ever made, also of those that are gone. */
  readonly zones = new Map<string, string>();
  private readonly made = new Map<string, number>();
  private readonly groups = new Map<string, NodeGroup>();
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** Adds one node to the group. Returns its name. */
  async add(group: NodeGroup): Promise<string> {
    const key = `${group.name}-${group.zone}`;
    const index = this.made.get(key) ?? 0;
    this.made.set(key, index + 1);
    const name = nodeName(group, index);
    this.zones.set(name, group.zone);
    this.groups.set(name, group);
    const number = this.zones.size;
    const podCidr = `10.${128 + Math.floor(number / 256)}.${number % 256}.0/24`;
    await this.api.create('/api/v1/nodes', node(group, name, podCidr));
    return name;
  }

  /** Adds the fewest nodes that the group has. */
  async addFewest(group: NodeGroup): Promise<void> {
    for (let index = 0; index < group.fewest; index += 1) await this.add(group);
  }

  /** Deletes the Node object. Returns the group that it belonged to. */
  async remove(name: string): Promise<NodeGroup | undefined> {
    await this.api.delete(`/api/v1/nodes/${name}`);
    return this.groups.get(name);
  }

  /** Names of the nodes that the API server knows, of one zone or of all. */
  async names(zone?: string): Promise<readonly string[]> {
    const all = await this.api.list('/api/v1/nodes');
    return all.map(({ metadata }) => metadata.name).filter((name) => !zone || this.zones.get(name) === zone);
  }

  /** Returns when every node is ready, and nothing keeps pods away but a person who has cordoned it. */
  async allReady(seconds: number): Promise<void> {
    await eventually('nodes that are ready', seconds, async () => {
      const all = await this.api.list<Node>('/api/v1/nodes');
      return all.every(({ spec }) => !spec.taints?.some(({ key }) => NOT_READY.includes(key)));
    });
  }
}
