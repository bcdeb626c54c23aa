import type { Path } from '../load/visitors';
import type { Stage } from '../stage';
import type { Instance } from '../stand-ins/instance';

/** What a drill promises. In all of them no acknowledged row is lost, and everything recovers without a hand. */
export interface DrillPromise {
  /** Longest time without a write, in seconds. */
  readonly writeGapSeconds: Readonly<Record<Path, number>>;
  /** Longest time without a read, in seconds. */
  readonly readGapSeconds: Readonly<Record<Path, number>>;
  /** Longest time that a client without timeouts of its own waits for an answer or an error through Pgpool, in seconds. */
  readonly waitSeconds: number;
  /** Whether another instance becomes the writer. */
  readonly promotion: boolean;
  /** Seconds after the beginning between which no row may be acknowledged. */
  readonly writesStop?: { readonly from: number; readonly to: number };
}

/** Something that goes wrong while clients write and read. */
export interface Drill {
  readonly id: string;
  readonly title: string;
  /** Seconds for which clients are watched after it has begun. */
  readonly seconds: number;
  readonly promise: DrillPromise;
  /**
   * What a stated limit of the scenario costs here. Such a drill must end with broken promises, and is played only when it is
   * named.
   */
  readonly limit?: string;
  /** Before clients come; gives who is away. */
  prepare?(stage: Stage): Promise<readonly Instance[]>;
  /** What happens; gives who must be brought back. `away` are those who were away before. */
  begin(stage: Stage, away: readonly Instance[]): Promise<readonly Instance[]>;
  /** After the clients have gone: brings back who was lost. */
  end?(stage: Stage, lost: readonly Instance[]): Promise<void>;
}
