import { setTimeout as sleep } from 'node:timers/promises';
import type { Program, Programs } from '../../../machine/programs';
import type { PreparedContainer } from '../../stand-ins/container';
import type { Zone } from '../machine/addresses';
import type { Service } from '../machine/service';
import { endpoints } from './endpoints';
import type { Health } from './health';

/** Seconds until a kubelet has seen that a container ended and has started it again, for the first time. */
export const RESTART_SECONDS = 1;

/** Milliseconds between two rounds. */
const PERIOD = 50;

/** What a process of Pgpool without a client says that it does. */
const WAITS = 'pgpool: wait for connection request';

/** A pod of Pgpool. */
export interface PgpoolPod {
  readonly name: string;
  readonly zone: Zone;
  readonly address: string;
  /** Its files outlive the container, those that it writes too. */
  readonly container: PreparedContainer;
}

/**
 * Stands in for the kubelets of the zones and for the endpoints of the Service: starts a container that ended again, and
 * lets clients come to those that answer.
 */
export class PgpoolDeployment {
  readonly pods: readonly PgpoolPod[];
  private readonly programs: Programs;
  private readonly health: Health;
  private readonly service: Service;
  private readonly running = new Map<string, Program>();
  private stopped = false;
  private loops: readonly Promise<void>[] = [];

  constructor(pods: readonly PgpoolPod[], programs: Programs, health: Health, service: Service) {
    this.pods = pods;
    this.programs = programs;
    this.health = health;
    this.service = service;
  }

  start(): void {
    for (const { address } of this.pods) this.health.watch(address);
    this.loops = [...this.pods.map((pod) => this.keepRunning(pod)), this.keepEndpoints()];
  }

  /** Whether every pod serves. */
  get ready(): boolean {
    return this.service.targets.length === this.pods.length;
  }

  /** How many clients may still come to a pod: its processes that wait for one. */
  free({ name }: PgpoolPod): number {
    return this.running.get(name)?.family(WAITS).length ?? 0;
  }

  /** Ends these at once, with all that they started. */
  async kill(pods: readonly PgpoolPod[]): Promise<void> {
    await Promise.all(pods.map(({ name }) => this.running.get(name)?.kill()));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.kill(this.pods);
    await Promise.all(this.loops);
  }

  private async keepRunning(pod: PgpoolPod): Promise<void> {
    while (!this.stopped) {
      const program = this.programs.start({ name: pod.name, place: pod.zone, ...pod.container });
      this.running.set(pod.name, program);
      await program.exited;
      if (!this.stopped) await sleep(RESTART_SECONDS * 1000);
    }
  }

  private async keepEndpoints(): Promise<void> {
    while (!this.stopped) {
      await this.service.lead(endpoints(this.pods, this.health));
      await sleep(PERIOD);
    }
  }
}
