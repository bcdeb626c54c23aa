import { signalEach } from '../../../machine/process-tree';
import type { Programs } from '../../../machine/programs';
import { Addresses, type Place, type Zone } from './addresses';
import type { Network } from './network';
import type { Service } from './service';
import { ServiceProxy } from './service-proxy';

/** Far from 127.0.0.1, where others may listen. */
const PREFIX = '127.18';

/**
 * All zones on the loopback interface of this machine, for who may not make namespaces. No packet can be dropped here, so
 * the processes of a lost zone are frozen: they answer nothing, and refuse nothing either.
 */
export class Loopback implements Network {
  readonly kind = 'loopback';
  readonly addresses = new Addresses(PREFIX);
  private programs: Programs | undefined;
  private frozen: readonly number[] = [];

  /** Says whose processes it may freeze. */
  attach(programs: Programs): void {
    this.programs = programs;
  }

  enter(): readonly string[] {
    return [];
  }

  configure(): void {}

  service(address: string): Service {
    return new ServiceProxy(address);
  }

  cutOff(zone: Place): void {
    signalEach(this.pids(zone), 'SIGSTOP');
  }

  restore(zone: Place): void {
    signalEach(this.pids(zone), 'SIGCONT');
  }

  /** Freezes what sends the writer's log in either zone: who receives it must still be able to give up. */
  separate(one: Zone, other: Zone): void {
    const senders = [one, other].flatMap((zone) => this.pids(zone, 'walsender'));
    signalEach(senders, 'SIGSTOP');
    this.frozen = [...this.frozen, ...senders];
  }

  reunite(): void {
    signalEach(this.frozen, 'SIGCONT');
    this.frozen = [];
  }

  private pids(zone: Place, word?: string): readonly number[] {
    return this.programs?.inPlace(zone).flatMap((program) => program.family(word)) ?? [];
  }
}
