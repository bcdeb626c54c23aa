import { type Known, unknown } from '../model/known';
import { type Idle, idle } from '../model/rebalancer';
import type { Value } from '../model/resource';
import { itemsAt } from '../value/field';

/** Command and arguments of a container, word by word; a word that the deploy knows is left empty. */
export const wordsOf = (container: Value): readonly string[] =>
  ['command', 'args']
    .flatMap((name) => itemsAt(container, name))
    .map((word) => (typeof word === 'string' || typeof word === 'number' ? String(word) : ''));

/** The value of a flag, as `--flag=value` or as two words; the last one counts, and a flag without a value is an empty text. */
export function flagValue(words: readonly string[], flag: string): string | undefined {
  const index = words.findLastIndex((word) => word === `--${flag}` || word.startsWith(`--${flag}=`));
  const word = words[index];
  if (word === undefined) return undefined;
  if (word.includes('=')) return word.slice(word.indexOf('=') + 1);
  const next = words[index + 1] ?? '';
  return next.startsWith('-') ? '' : next;
}

/** A flag that is on where it stands alone: its value never is a second word. @see spf13/pflag, BoolVar */
function isOn(words: readonly string[], flag: string): boolean {
  const word = words.findLast((each) => each === `--${flag}` || each.startsWith(`--${flag}=`));
  return word !== undefined && !/=(?:0|f|F|false|FALSE|False)$/.test(word);
}

const UNIT_SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as Go writes it: `1h30m`. @returns `undefined` where it is none */
export function durationSeconds(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_SECONDS[unit ?? ''] ?? 0),
    0,
  );
}

/** A descheduler that looks less often leaves a service uneven for hours. */
const MOST_SECONDS = 3600;

/** Why a descheduler that looks this often is no help; `undefined`: it is one. */
export function intervalObstacle(interval: string): Known<Idle> | undefined {
  const seconds = durationSeconds(interval);
  if (seconds === undefined) return unknown(`the descheduling interval ${interval} cannot be told`);
  return seconds > MOST_SECONDS
    ? idle(`it looks at the pods every ${interval}, which is less than once an hour`)
    : undefined;
}

/** What in its command keeps a descheduler from moving anything. @see sigs.k8s.io/descheduler v0.35, cmd/descheduler/app/options */
export function invocationObstacle(words: readonly string[], once: boolean): Known<Idle> | undefined {
  const [program = ''] = words;
  if (!/(?:^|\/)descheduler$/.test(program)) return unknown(`what ${program || 'its image'} runs cannot be told`);
  if (isOn(words, 'dry-run')) return idle('it runs with --dry-run');
  const interval = flagValue(words, 'descheduling-interval');
  const repeated = interval !== undefined && durationSeconds(interval) !== 0;
  if (!repeated && isOn(words, 'leader-elect')) return idle('it refuses --leader-elect without an interval');
  if (!repeated && once) return idle('it looks at the pods once');
  return interval === undefined ? undefined : intervalObstacle(interval);
}
