import type { Account } from '../account';
import type { Dependencies } from '../template/dependencies';

/** What is done with one resource: at its begin, and when its simulated time is over. */
export interface Step {
  /** Asks for it. Returns the simulated seconds that it takes. @throws when it is refused */
  begin(id: string): Promise<number>;
  /** It is done. @throws when it failed in the end */
  finish(id: string): Promise<void>;
}

/** How a walk over the resources ended. */
export interface Walk {
  readonly done: readonly string[];
  /** By logical id, why. */
  readonly failed: ReadonlyMap<string, string>;
  /** Begun, and stopped because another one had failed. */
  readonly cancelled: readonly string[];
  /** Not begun. */
  readonly left: readonly string[];
}

interface Running {
  readonly id: string;
  readonly ends: number;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Walks over resources as CloudFormation does: each as soon as all that it waits for are done, all at the same time, in
 * simulated time.
 *
 * @param onFailure whether a failure stops what is not begun, or only what waits for it
 */
export async function walk(
  account: Account,
  waits: Dependencies,
  step: Step,
  onFailure: 'stop' | 'go-on',
): Promise<Walk> {
  const left = new Set(waits.keys());
  const done: string[] = [];
  const failed = new Map<string, string>();
  const cancelled: string[] = [];
  let running: Running[] = [];

  const ready = () =>
    [...left].filter((id) => [...(waits.get(id) ?? [])].every((other) => !waits.has(other) || done.includes(other)));

  const begin = async (id: string) => {
    left.delete(id);
    try {
      running.push({ id, ends: account.seconds + (await step.begin(id)) });
    } catch (error) {
      failed.set(id, reasonOf(error));
    }
  };

  for (;;) {
    for (const id of ready()) if (failed.size === 0 || onFailure === 'go-on') await begin(id);
    const next = running.reduce<Running | undefined>(
      (first, one) => (first && first.ends <= one.ends ? first : one),
      undefined,
    );
    if (!next) break;
    running = running.filter((one) => one !== next);
    account.seconds = Math.max(account.seconds, next.ends);
    const stopped = failed.size > 0 && onFailure === 'stop';
    try {
      await step.finish(next.id);
      if (stopped) cancelled.push(next.id);
      else done.push(next.id);
    } catch (error) {
      failed.set(next.id, reasonOf(error));
    }
  }
  return { done, failed, cancelled, left: [...left] };
}
