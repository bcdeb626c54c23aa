import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeGroups } from '../../cluster/node-groups';
import type { Output } from '../../output';
import { CopiedCommands, type Ran } from '../guide/copied-commands';
import { CloudProject, type CloudResource } from './cloud-project';
import { layDesk } from './desk';
import { type GcloudEffects, gcloud } from './gcloud';
import type { GkeCluster } from './gke-cluster';
import { helm } from './helm';
import { addContext } from './kubeconfig';
import { ManagementCluster } from './management-cluster';
import { Tools } from './tools';
import { WorkloadEvents } from './workload-events';

/** Context of the management cluster in the kubectl of whoever deploys. */
export const MANAGEMENT = 'management';

/** What one play needs. */
export interface GoogleWorldProps {
  readonly folder: string;
  /** Folder with the programs of the control plane, and the path of kubectl. */
  readonly programs: string;
  readonly client: string;
  /** The first output. */
  readonly output: Output;
}

/** An empty project, a management cluster, and a person with an output, gcloud, helm and kubectl. */
export class GoogleWorld {
  readonly project = new CloudProject();
  private readonly props: GoogleWorldProps;
  private readonly events: WorkloadEvents;
  private started: ManagementCluster | undefined;
  private tools: Tools | undefined;
  private desks = 0;

  private constructor(props: GoogleWorldProps) {
    this.props = props;
    this.events = new WorkloadEvents(props.programs, this.project);
    mkdirSync(props.folder, { recursive: true });
  }

  /** @param opened is told of the world at once, so that it can be closed on the way */
  static async open(props: GoogleWorldProps, opened: (world: GoogleWorld) => void): Promise<GoogleWorld> {
    const world = new GoogleWorld(props);
    opened(world);
    const { project, events } = world;
    const objects = props.output.stages.filter(({ tree }) => tree === 'management').flatMap((stage) => stage.objects);
    const namespace = objects.find(({ kind }) => kind === 'ConfigConnectorContext')?.metadata.namespace ?? '';
    world.started = await ManagementCluster.start(props.programs, project, objects, namespace);
    world.started.connector.isBusy = (resource) => events.isBusy(resource);
    world.tools = await Tools.start(props.folder, {
      gcloud: (argv) => gcloud(world.effects, argv),
      helm: (argv) => helm(() => world.workload, argv),
    });
    addContext(world.kubeconfig, MANAGEMENT, world.management.plane.kubeconfig);
    return world;
  }

  get management(): ManagementCluster {
    if (!this.started) throw new Error('the management cluster is not there');
    return this.started;
  }

  /** @throws when it was not made, or deleted */
  get workload(): GkeCluster {
    if (!this.events.cluster) throw new Error('there is no workload cluster');
    return this.events.cluster;
  }

  get hasWorkload(): boolean {
    return this.events.cluster !== undefined;
  }

  /** What went wrong in what Google does by itself. */
  get problems(): readonly string[] {
    return this.events.problems;
  }

  /** Calls that the stand-ins do not know. */
  get unknown(): readonly string[] {
    return this.tools?.unknown ?? [];
  }

  /** Commands that were not played. */
  get leftOut(): readonly string[] {
    return this.shell.leftOut;
  }

  /** Lays an output before whoever deploys. Returns the folder. */
  async desk(output: Output): Promise<string> {
    this.events.declare(nodeGroups(output));
    await this.management.lookAfter(output.stages.flatMap(({ objects }) => objects));
    const desk = join(this.props.folder, `desk-${this.desks}`);
    this.desks += 1;
    layDesk(output, desk);
    return desk;
  }

  /** Runs commands as a person does who copies them into a shell, and stops at the first that fails. */
  run(commands: string, desk: string, environment: Readonly<Record<string, string>>): Promise<Ran> {
    return this.shell.run(commands, desk, environment);
  }

  /** Returns when what Google does by itself is done. */
  settled(): Promise<void> {
    return this.events.settled();
  }

  /** Ends every process. */
  async close(): Promise<void> {
    this.tools?.stop();
    await this.events.stop();
    await this.started?.stop();
  }

  private get shell(): CopiedCommands {
    const { folder, client } = this.props;
    if (!this.tools) throw new Error('the tools of whoever deploys are not there');
    return new CopiedCommands({ folder, bin: this.tools.bin, client, environment: { KUBECONFIG: this.kubeconfig } });
  }

  private get kubeconfig(): string {
    return join(this.props.folder, 'kubeconfig');
  }

  private get effects(): GcloudEffects {
    return {
      project: this.project,
      addContext: (context) => addContext(this.kubeconfig, context, this.workload.plane.kubeconfig),
      deleteCluster: async (cluster: CloudResource) => {
        this.project.delete(cluster);
        await this.settled();
      },
    };
  }
}
