import type { Instance } from './instance';
import type { Replication } from './instance-files';

/** What had to be done to the data of an instance before it could follow the writer. */
export type Joined = 'as it was' | 'rewound' | 'cloned';

/** Who may have rows of an older timeline that the writer has not, and how they follow it all the same. */
export class Timeline {
  private readonly forked = new Set<Instance>();
  private readonly connection: (from: Instance, to: Instance) => string;

  /** @param connection the connection string by which an instance follows another */
  constructor(connection: (from: Instance, to: Instance) => string) {
    this.connection = connection;
  }

  /** Another one becomes the writer: these stay behind on the older timeline. */
  leave(instances: readonly Instance[]): void {
    for (const instance of instances) this.forked.add(instance);
  }

  diverged(instance: Instance): boolean {
    return this.forked.has(instance);
  }

  /** Starts it as a reader of the writer: what only it has written is taken back. */
  async join(instance: Instance, writer: Instance, replication: Replication): Promise<Joined> {
    const joined = this.forked.has(instance) ? await this.takeBack(instance, writer) : 'as it was';
    await instance.start(replication);
    return joined;
  }

  private async takeBack(instance: Instance, writer: Instance): Promise<Joined> {
    const connection = this.connection(instance, writer);
    // without a checkpoint the writer's control file still tells of the old timeline
    await writer.query('CHECKPOINT');
    this.forked.delete(instance);
    try {
      await instance.rewind(connection);
      return 'rewound';
    } catch {
      await instance.clone(connection);
      return 'cloned';
    }
  }
}
