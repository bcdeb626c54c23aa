import { request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Member } from './member';

/** Milliseconds that a kubelet waits for an answer. */
const PATIENCE = 1000;

const HTTP_PORT = 8080;

/** The status with which a member answers; 0 when it does not. A kubelet verifies no certificate. */
export function healthOf(address: string, path: string): Promise<number> {
  return new Promise((resolve) => {
    const asked = request(
      { host: address, port: HTTP_PORT, path, rejectUnauthorized: false, agent: false, timeout: PATIENCE },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => resolve(0));
    asked.end();
  });
}

/** How the output has a member looked at. */
export interface Probe {
  readonly path: string;
  readonly periodSeconds: number;
  readonly failureThreshold: number;
}

/** Stands in for the kubelets and for the Service: who is ready, and where the next connection goes. */
export class Readiness {
  private readonly members: readonly Member[];
  private readonly probe: Probe;
  private readonly failures = new Map<string, number>();
  private stopped = false;
  private ended: Promise<unknown> = Promise.resolve();

  constructor(members: readonly Member[], probe: Probe) {
    this.members = members;
    this.probe = probe;
  }

  start(): void {
    this.ended = Promise.all(this.members.map((member) => this.watch(member)));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.ended;
  }

  get ready(): readonly Member[] {
    return this.members.filter(({ name }) => (this.failures.get(name) ?? 1) < this.probe.failureThreshold);
  }

  /** Where a Service leads a new connection: to one that is ready, at random. */
  pick(): string {
    const { ready } = this;
    const all = ready.length > 0 ? ready : this.members;
    return all[Math.floor(Math.random() * all.length)]?.address ?? '';
  }

  private async watch({ name, address }: Member): Promise<void> {
    this.failures.set(name, this.probe.failureThreshold);
    while (!this.stopped) {
      const healthy = (await healthOf(address, this.probe.path)) === 200;
      this.failures.set(name, healthy ? 0 : (this.failures.get(name) ?? 0) + 1);
      // who is not ready is looked at more often here, so that nobody waits for it
      await sleep(healthy ? this.probe.periodSeconds * 1000 : 1000);
    }
  }
}
