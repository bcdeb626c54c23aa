import { type Known, unknown } from '../model/known';
import { type Idle, idle } from '../model/rebalancer';
import { durationSeconds, intervalObstacle } from './invocation';

/** First and last number of hour, day of the month, month, and day of the week. */
const REST = [
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
] as const;

const PART = /^(?:[*?]|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/;

/** The numbers of a field; `undefined` where it is written in another way. */
function numbersOf(field: string, least: number, most: number): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [whole, first, last, step] = PART.exec(part) ?? [];
    if (whole === undefined) return undefined;
    const from = Number(first ?? least);
    const to = Number(last ?? (first === undefined || step !== undefined ? most : first));
    if (from < least || to > most || from > to || step === '0') return undefined;
    for (let number = from; number <= to; number += Number(step ?? 1)) found.add(number);
  }
  return found;
}

/**
 * Why a descheduler on the schedule of a CronJob is no help: it does not look in every hour of every day.
 *
 * @see Kubernetes v1.36, CronJob schedule syntax: five fields, or a macro
 */
export function scheduleObstacle(schedule: string): Known<Idle> | undefined {
  const seldom = idle(`its schedule ${schedule} does not look at the pods every hour`);
  const untold = unknown(`how often the schedule ${schedule} comes cannot be told`);
  const macro = schedule.trim();
  if (macro === '@hourly') return undefined;
  if (/^@(daily|midnight|weekly|monthly|yearly|annually)$/.test(macro)) return seldom;
  const [, every] = /^@every\s+(\S+)$/.exec(macro) ?? [];
  if (every !== undefined) return durationSeconds(every) ? intervalObstacle(every) : untold;
  const [minute = '', ...rest] = macro.split(/\s+/);
  if (rest.length !== REST.length || numbersOf(minute, 0, 59) === undefined) return untold;
  const numbers = REST.map(([least, most], index) => ({
    size: most - least + 1,
    found: numbersOf(rest[index] ?? '', least, most),
  }));
  if (numbers.some(({ found, size }) => found !== undefined && found.size < size)) return seldom;
  return numbers.some(({ found }) => found === undefined) ? untold : undefined;
}
