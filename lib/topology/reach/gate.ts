import { isUnknown, type Known } from '../model/known';
import type { Place } from '../model/place';

/** Whether something lets the one side through to the other, and why. */
export interface Gate {
  readonly open: Known<boolean>;
  /** What opens it. */
  readonly because: readonly Place[];
  /** What is in the way, in a few words. */
  readonly closedBy?: string;
}

export const opened = (...because: readonly Place[]): Gate => ({ open: true, because });
export const closed = (closedBy: string): Gate => ({ open: false, because: [], closedBy });
export const doubtful = (why: string): Gate => ({ open: { unknown: why }, because: [] });

/** Gates one behind the other: all must be open, and a closed one is closed whatever the others are. */
export function through(gates: readonly Gate[]): Gate {
  const stop = gates.find(({ open }) => open === false) ?? gates.find(({ open }) => isUnknown(open));
  return stop ?? opened(...gates.flatMap(({ because }) => because));
}

/** Gates side by side, of which any may be the one: they are open or closed only where they agree. */
export function whichever(gates: readonly Gate[]): Gate {
  const [first] = gates;
  if (!first) return doubtful('nothing is known of it');
  if (gates.every(({ open }) => open === true)) return opened(...gates.flatMap(({ because }) => because));
  if (gates.every(({ open }) => open === false)) return first;
  return (
    gates.find(({ open }) => isUnknown(open)) ??
    doubtful(`it depends on where: ${gates.find(({ open }) => open === false)?.closedBy}`)
  );
}
