import { z } from 'zod';
import { says } from './field';

/** The fields of a cron expression in their order, and the numbers or names that each takes. */
const FIELDS = [
  { least: 0, most: 59, names: [] },
  { least: 0, most: 23, names: [] },
  { least: 1, most: 31, names: [] },
  { least: 1, most: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { least: 0, most: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
] as const;

const SHORT = /^@(hourly|daily|weekly|monthly)$/;

const PART = /^(?:[*?]|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;

function isField(field: string, { least, most, names }: (typeof FIELDS)[number]): boolean {
  const number = (word: string): number => {
    const name = (names as readonly string[]).indexOf(word.toLowerCase());
    return name < 0 ? (/^\d+$/.test(word) ? Number(word) : Number.NaN) : name + least;
  };
  return field.split(',').every((part) => {
    const [whole, first, last, step] = PART.exec(part) ?? [];
    const bounds = [first, last].flatMap((word) => (word === undefined ? [] : [number(word)]));
    return (
      whole !== undefined &&
      bounds.every((bound) => bound >= least && bound <= most) &&
      (bounds[0] ?? 0) <= (bounds[1] ?? most) &&
      Number(step ?? 1) >= 1
    );
  });
}

/** Whether both schedulers take it: CockroachDB's and, after its field of seconds, that of CloudNativePG. */
export function isSchedule(schedule: string): boolean {
  const fields = schedule.split(/ +/);
  return (
    SHORT.test(schedule) ||
    (fields.length === FIELDS.length && FIELDS.every((field, index) => isField(fields[index] ?? '', field)))
  );
}

const ALLOWED =
  'a cron expression of five fields (minute 0-59, hour 0-23, day 1-31, month 1-12, day of the week 0-6), or @hourly, @daily, @weekly, @monthly';

/** A field that says when something is done. */
export const scheduleField = (what: string) => {
  const remedy = `say how often ${what}`;
  return z.string(says(ALLOWED, remedy)).refine(isSchedule, says(ALLOWED, remedy));
};
