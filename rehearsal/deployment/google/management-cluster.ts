import { setTimeout as sleep } from 'node:timers/promises';
import { CONFIG_CONNECTOR } from '../../../lib/difference';
import type { KubernetesObject } from '../../cluster/api';
import { ControlPlane } from '../../cluster/control-plane';
import { defineCustomResources } from '../../stand-ins/custom-resources';
import type { CloudProject } from './cloud-project';
import { ConfigConnector, type Reaction, type Surroundings } from './config-connector';
import type { ConnectorObject } from './connector-object';
import { isSame } from './immutable-changes';
import { Webhook } from './webhook';

/** Milliseconds between two looks, while something happens and while nothing does. */
const STEP = { busy: 100, idle: 300 };

const GROUP = /^[a-z]+[.]cnrm[.]cloud[.]google[.]com\//;

const SYSTEM = 'cnrm-system';

interface Context extends KubernetesObject {
  readonly status?: { readonly healthy?: boolean };
}

/** Whether an object is one of Config Connector's resources; its own settings are none. */
export const isResource = ({ apiVersion }: KubernetesObject): boolean =>
  GROUP.test(apiVersion) && !apiVersion.startsWith('core.');

/**
 * The management cluster: a real API server with the definitions of Config Connector's kinds, its webhook, and a stand-in for
 * its controllers.
 */
export class ManagementCluster {
  readonly plane: ControlPlane;
  readonly connector: ConfigConnector;
  private readonly project: CloudProject;
  private readonly webhook: Webhook;
  private readonly namespace: string;
  private running = true;
  private readonly done: Promise<void>;
  /** Where the objects of each kind are, by kind. */
  private readonly collections = new Map<string, string>();

  private constructor(plane: ControlPlane, project: CloudProject, webhook: Webhook, namespace: string) {
    this.plane = plane;
    this.project = project;
    this.webhook = webhook;
    this.namespace = namespace;
    this.connector = new ConfigConnector(project);
    this.done = this.run();
  }

  /**
   * @param objects of the first output: the kinds that are looked after
   * @param namespace in which they are declared
   */
  static async start(
    programs: string,
    project: CloudProject,
    objects: readonly KubernetesObject[],
    namespace: string,
  ): Promise<ManagementCluster> {
    const plane = await ControlPlane.start(programs);
    try {
      const own = objects.filter(({ apiVersion }) => GROUP.test(apiVersion));
      await defineCustomResources(plane.api, own);
      await plane.api.create('/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: SYSTEM, annotations: { 'cnrm.cloud.google.com/version': CONFIG_CONNECTOR } },
      });
      const groups = [...new Set(own.map(({ apiVersion }) => apiVersion.split('/')[0] ?? ''))];
      const cluster = new ManagementCluster(plane, project, await Webhook.start(plane, groups), namespace);
      await cluster.lookAfter(own);
      return cluster;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  /** Looks after the kinds of some objects, too. */
  async lookAfter(objects: readonly KubernetesObject[]): Promise<void> {
    for (const object of objects.filter(isResource)) {
      if (!this.collections.has(object.kind)) {
        this.collections.set(object.kind, await this.plane.resources.collection(object));
      }
    }
  }

  /** The objects that are there. */
  async objects(): Promise<readonly ConnectorObject[]> {
    const lists = [...this.collections].map(async ([kind, path]) => {
      const { apiVersion, items } = await this.plane.api.get<{ apiVersion: string; items: readonly ConnectorObject[] }>(
        path,
      );
      // the items of a list do not say what they are
      return items.map((item) => ({ ...item, apiVersion, kind }));
    });
    return (await Promise.all(lists)).flat();
  }

  async stop(): Promise<void> {
    this.running = false;
    await this.done;
    this.webhook.stop();
    await this.plane.stop();
  }

  private async run(): Promise<void> {
    while (this.running) {
      // a look that fails, for example while the cluster stops, is followed by the next
      const happened = await this.look().catch(() => false);
      await sleep(happened ? STEP.busy : STEP.idle);
    }
  }

  /** Does what is to be done now. Returns whether there was something. */
  private async look(): Promise<boolean> {
    if (!(await this.isAtWork())) return false;
    const objects = await this.objects();
    const byKey = new Map(objects.map((object) => [`${object.kind} ${object.metadata.name}`, object]));
    const secrets = await this.plane.api.list(`/api/v1/namespaces/${this.namespace}/secrets`);
    const names = new Set(secrets.map(({ metadata }) => metadata.name));
    const around: Surroundings = {
      find: (kind, name) => byKey.get(`${kind} ${name}`),
      hasSecret: (name) => names.has(name),
    };
    const reactions = objects.map((object) => ({ object, reaction: this.connector.react(object, around) }));
    const written = await Promise.all(reactions.map(({ object, reaction }) => this.write(object, reaction)));
    return this.passTime() || written.includes(true);
  }

  /** Whether the namespace has its context: without one, nobody looks after the objects. */
  private async isAtWork(): Promise<boolean> {
    const path = `/apis/core.cnrm.cloud.google.com/v1beta1/namespaces/${this.namespace}/configconnectorcontexts`;
    const [context] = await this.plane.api.list<Context>(path);
    if (!context || context.metadata.deletionTimestamp) return false;
    if (!context.status?.healthy) {
      await this.plane.api.merge(`${path}/${context.metadata.name}/status`, { status: { healthy: true } });
    }
    return true;
  }

  /** Lets the time pass until the next creation is done. Returns whether one is going on. */
  private passTime(): boolean {
    const { project } = this;
    const next = project.all.map(({ readyAt }) => readyAt).filter((readyAt) => readyAt > project.seconds);
    if (next.length > 0) project.seconds = Math.min(...next);
    return next.length > 0;
  }

  /** Writes what is not there yet. Returns whether that was anything. */
  private async write(object: ConnectorObject, { finalizers, ready }: Reaction): Promise<boolean> {
    const path = `${this.collections.get(object.kind)}/${object.metadata.name}`;
    if (finalizers) await this.plane.api.merge(path, { metadata: { finalizers } });
    if (!ready) return finalizers !== undefined;
    const observedGeneration = object.metadata.generation ?? 1;
    const { conditions = [], observedGeneration: observed } = object.status ?? {};
    const { lastTransitionTime, ...is } = (conditions[0] ?? {}) as Record<string, unknown>;
    if (observed === observedGeneration && isSame(is, ready)) return false;
    const since = is.status === ready.status ? lastTransitionTime : new Date().toISOString();
    const status = { conditions: [{ ...ready, lastTransitionTime: since }], observedGeneration };
    await this.plane.api.merge(`${path}/status`, { status });
    return true;
  }
}
