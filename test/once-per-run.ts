// Test support: what several suites need and what takes long to make. The first that asks makes it; the others, in whichever
// worker, read what it left in the folder of the run.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The folder that all suites of this run share. */
export function runFolder(): string {
  const { TRIZONE_TEST_RUN: run } = process.env;
  if (!run) throw new Error('TRIZONE_TEST_RUN must name the folder of the run: test/run/begin.ts makes it');
  return run;
}

/** A few letters that stand for a value that JSON can hold, for the name of what was made of it. */
export const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

const fileOf = (name: string): string => join(runFolder(), `${name.replaceAll('/', '_')}.json`);

function read<Value>(file: string): Value | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Value) : undefined;
}

function leave<Value>(file: string, value: Value): Value {
  const incoming = `${file}-${process.pid}`;
  writeFileSync(incoming, JSON.stringify(value));
  // whole or not at all: another worker may look
  renameSync(incoming, file);
  return value;
}

/** A value that JSON can hold, made once in a run of the tests. The name says all that it depends on. */
export function oncePerRun<Value>(name: string, make: () => Value): Value {
  const file = fileOf(name);
  return read<Value>(file) ?? leave(file, make());
}

/** Whether nobody else is making it. */
function begin(making: string): boolean {
  try {
    mkdirSync(making);
    return true;
  } catch {
    return false;
  }
}

/** How long one worker waits for another, in milliseconds, before it makes the value itself: the other may have died. */
const PATIENCE = 25_000;

/** The same of a value that takes seconds to make: a worker waits while another one makes it. */
export async function slowlyOncePerRun<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
  const file = fileOf(name);
  const making = `${file}-making`;
  const until = performance.now() + PATIENCE;
  while (!existsSync(file) && !begin(making) && performance.now() < until) await wait(50);
  try {
    return read<Value>(file) ?? leave(file, await make());
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}
