import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Conditioned, hasCondition } from '../cluster/condition';
import { ControlPlane } from '../cluster/control-plane';
import { KUBELET_CLIENT } from '../cluster/credentials';
import { eventually } from '../cluster/eventually';
import { nodeTimes } from '../cluster/node-times';
import type { Provisioner } from '../stand-ins/provisioner';
import { zonalDisks } from '../stand-ins/zonal-disks';
import { startCoreProxy } from './machine/core-proxy';
import type { Layout } from './machine/layout';
import { Network } from './machine/network';
import { RealNode } from './machine/node';
import { kubeProxyConfig } from './machine/node-files';
import { REGISTRY_PORT } from './machine/surroundings';
import { Zones } from './machine/zones';
import type { Order } from './order';

/** As a cloud's control plane listens, so that network policies open the right port. */
const API_PORT = 443;

/** Seconds that all nodes have to be ready. */
const READY_SECONDS = 240;

/** What a cluster of real nodes is started from. */
export type ClusterOrder = Pick<Order, 'layout' | 'controlPlane' | 'programs' | 'folder' | 'group' | 'logs'>;

/** A Kubernetes cluster whose nodes are real, in zones that can be lost. */
export class RealCluster {
  readonly plane: ControlPlane;
  readonly layout: Layout;
  readonly network: Network;
  readonly nodes: readonly RealNode[];
  readonly zones: Zones;
  private readonly disks: Provisioner;

  private constructor(
    plane: ControlPlane,
    network: Network,
    nodes: readonly RealNode[],
    { layout, folder }: ClusterOrder,
  ) {
    this.plane = plane;
    this.layout = layout;
    this.network = network;
    this.nodes = nodes;
    this.zones = new Zones(layout, network, nodes);
    this.disks = zonalDisks(plane.api, join(folder, 'disks'));
  }

  /** Starts the control plane, with the times of stock Kubernetes, and what makes volumes. Nodes are off. */
  static async start(order: ClusterOrder): Promise<RealCluster> {
    const { layout, controlPlane, programs, folder, group, logs } = order;
    const network = new Network(layout);
    const site = {
      address: layout.core,
      port: API_PORT,
      serviceRange: layout.services,
      nodes: layout.nodes.map(({ name }) => name),
    };
    const plane = await ControlPlane.start(controlPlane, nodeTimes(1), site, { parent: folder, logs });
    const nodesFolder = join(folder, 'nodes');
    mkdirSync(nodesFolder, { recursive: true });
    const registry = `${layout.core}:${REGISTRY_PORT}`;
    const surroundings = { plane, layout, programs, folder: nodesFolder, logs, group, registry };
    const nodes = layout.nodes.map((node) => new RealNode(node, surroundings));
    const cluster = new RealCluster(plane, network, nodes, order);
    startCoreProxy(plane, programs, kubeProxyConfig(plane.credentials.kubeconfig['kube-proxy'] ?? '', layout.network));
    await cluster.admitApiServerToKubelets();
    return cluster;
  }

  /** Switches every node on. Returns when all are ready. */
  async startNodes(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.start()));
    await eventually('all nodes to be ready', READY_SECONDS, async () => {
      const all = await this.plane.api.list<Conditioned>('/api/v1/nodes');
      return all.length === this.nodes.length && all.every((node) => hasCondition(node, 'Ready'));
    });
  }

  async stop(): Promise<void> {
    await this.disks.stop();
    await Promise.all(this.nodes.map((node) => node.kill()));
    await this.plane.stop();
  }

  /** Kubelets ask the API server what their callers may do: it must let itself in. */
  private async admitApiServerToKubelets(): Promise<void> {
    await this.plane.api.create('/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: KUBELET_CLIENT },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'system:kubelet-api-admin' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: KUBELET_CLIENT }],
    });
  }
}
