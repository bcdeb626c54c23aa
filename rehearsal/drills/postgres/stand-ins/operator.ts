import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../cluster/eventually';
import type { Service } from '../machine/service';
import { endpoints, isLost } from './endpoints';
import { elect, type Synchronous } from './failover-quorum';
import type { Health } from './health';
import type { Instance } from './instance';
import { probe } from './probe';
import { anyReceives, candidates, notBehind } from './reader-state';
import { Timeline } from './timeline';

/** Seconds after which a standby gives up a silent writer: `wal_receiver_timeout`, and a little to notice it. */
const RECEIVERS_SECONDS = 6;

/** Seconds from the choice of the next writer until the present one is told to stop. */
const CHOICE_SECONDS = 1;

/** Milliseconds between two rounds. */
const PERIOD = 50;

/** What the operator works with. */
export interface OperatorProps {
  readonly instances: readonly Instance[];
  readonly health: Health;
  readonly writerService: Service;
  readonly readersService: Service;
  /** `synchronous_standby_names` of every instance; empty when replication is asynchronous. */
  readonly synchronous: string;
  /** How many standbys a commit waits for when the quorum rule is on. */
  readonly quorum?: number;
  /** The connection string by which an instance follows another. */
  readonly connection: (from: Instance, to: Instance) => string;
}

/** What the operator did, and when. */
export interface Act {
  readonly at: number;
  readonly what: 'promoted' | 'denied' | 'failed' | 'returned';
  readonly detail: string;
}

/**
 * Stands in for the operator CloudNativePG: finds by asking that the writer is away, promotes the most advanced standby when
 * the quorum rule allows it, lets the others follow, and moves the endpoints of the two Services.
 */
export class Operator {
  readonly acts: Act[] = [];
  writer: Instance;
  private readonly props: OperatorProps;
  private readonly timeline: Timeline;
  /** Why the last election had no winner, as long as it has none. */
  private denied: string | undefined;
  private stopped = false;
  private busy = false;
  private ended: Promise<void> | undefined;

  constructor(props: OperatorProps) {
    const [first] = props.instances;
    if (!first) throw new Error("'instances' must hold the first writer, got none");
    this.props = props;
    this.writer = first;
    this.timeline = new Timeline(props.connection);
  }

  get readers(): readonly Instance[] {
    return this.props.instances.filter((instance) => instance !== this.writer);
  }

  /** Makes the readers as copies of the first writer, and begins to look after all. */
  async start(): Promise<void> {
    for (const reader of this.readers) {
      await reader.clone(this.props.connection(reader, this.writer));
      await reader.start(this.replication(reader));
    }
    this.writer.replicate({ synchronous: this.props.synchronous, follows: '' });
    this.ended = this.loop();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.ended;
  }

  /**
   * Makes a reader the writer, as before an upgrade or when the writer's node is cordoned: the next writer is chosen while the
   * present one still commits, and that one is stopped when its instance manager has seen the choice.
   *
   * @param chosen called between the choice and the stop
   * @throws when no reader receives the log of the writer: then the operator waits
   * @see CloudNativePG issues 11114 and 11293, and internal/controller of version 1.30.0
   */
  async switchOver(chosen: (next: Instance) => Promise<void> = async () => {}): Promise<void> {
    await this.alone(async () => {
      const old = this.writer;
      const next = await this.mostAdvanced();
      if (!(await anyReceives([next], this.props.health))) throw new Error(`${next.name} does not follow the writer`);
      await chosen(next);
      await sleep(CHOICE_SECONDS * 1000);
      await this.props.writerService.lead([]);
      await old.stop();
      await this.promote(next);
      await this.timeline.join(old, this.writer, this.replication(old));
    });
  }

  /** Brings a server that was away back as a reader: what only it has written is taken back. */
  async bringBack(instance: Instance): Promise<void> {
    await this.alone(async () => {
      // the isolation check of the instance manager ends a writer that sees nobody; here this is done for it
      await instance.kill();
      const done = await this.timeline.join(instance, this.writer, this.replication(instance));
      this.note('returned', `${instance.name}, ${done}`);
    });
  }

  /** Readers that have what the writer has not, and so cannot follow it. */
  get diverged(): readonly Instance[] {
    return this.readers.filter((reader) => this.timeline.diverged(reader));
  }

  /** Waits until all readers receive the log of the writer and may acknowledge. */
  async settled(): Promise<void> {
    await eventually('both readers to follow the writer', 30, async () => {
      const rows = await this.writer.query<{ name: string }>(
        "SELECT application_name AS name FROM pg_stat_replication WHERE state = 'streaming'",
      );
      return (
        rows.length === this.readers.length && !this.busy && this.props.readersService.targets.length === rows.length
      );
    });
  }

  /** Waits until somebody else is the writer. */
  async promoted(old: Instance | undefined): Promise<void> {
    await eventually(`another writer than ${old?.name}`, 30, async () => this.writer !== old && !this.busy);
  }

  private note(what: Act['what'], detail: string): void {
    this.acts.push({ at: Date.now(), what, detail });
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    await eventually('the operator to finish', 30, async () => !this.busy);
    this.busy = true;
    try {
      await work();
    } finally {
      this.busy = false;
    }
  }

  private async loop(): Promise<void> {
    while (!this.stopped) {
      if (!this.busy) await this.round();
      await sleep(PERIOD);
    }
  }

  /** What fails is tried again in the next round, as an operator does. */
  private async round(): Promise<void> {
    try {
      await this.moveEndpoints();
      if (isLost(this.writer.address, this.props.health)) await this.alone(() => this.failOver());
      else this.denied = undefined;
    } catch (error) {
      this.note('failed', String(error));
    }
  }

  private async moveEndpoints(): Promise<void> {
    const { health, writerService, readersService } = this.props;
    await writerService.lead(endpoints([this.writer], health));
    await readersService.lead(endpoints(this.readers, health));
  }

  private async failOver(): Promise<void> {
    // it may be back since it was asked last
    if ((await probe(this.writer.address)) === 'answers') return;
    const election = elect(await candidates(this.readers, this.props.health), this.synchronous());
    if ('denied' in election) {
      if (this.denied !== election.denied) this.note('denied', election.denied);
      this.denied = election.denied;
      return;
    }
    if (await this.receiversStopped()) await this.promote(await this.mostAdvanced());
  }

  private synchronous(): Synchronous | undefined {
    const { quorum } = this.props;
    return quorum === undefined ? undefined : { number: quorum, standbys: this.readers.map(({ name }) => name) };
  }

  /** @throws when nobody may be promoted */
  private async mostAdvanced(): Promise<Instance> {
    const election = elect(await candidates(this.readers, this.props.health), this.synchronous());
    const elected = this.readers.find(({ name }) => 'elected' in election && name === election.elected);
    if (!elected) throw new Error(`no reader was promoted: ${JSON.stringify(election)}`);
    return elected;
  }

  private async promote(next: Instance): Promise<void> {
    this.timeline.leave([this.writer, ...(await notBehind(next, this.readers, this.props.health))]);
    await next.promote();
    this.writer = next;
    this.note('promoted', next.name);
    for (const reader of this.readers) reader.replicate(this.replication(reader));
    next.replicate({ synchronous: this.props.synchronous, follows: '' });
    await this.moveEndpoints();
  }

  /**
   * Nobody is elected while a standby may still receive something: who is ahead could change. False when the writer is
   * back, or when there is no end to it; then the next round begins anew, as an operator's does.
   */
  private async receiversStopped(): Promise<boolean> {
    const { health } = this.props;
    const end = Date.now() + RECEIVERS_SECONDS * 1000;
    while (Date.now() < end && health.answer(this.writer.address) !== 'answers') {
      if (!(await anyReceives(this.readers, health))) return true;
      await sleep(PERIOD);
    }
    return false;
  }

  private replication(follower: Instance) {
    return { synchronous: this.props.synchronous, follows: this.props.connection(follower, this.writer) };
  }
}
