import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../../rehearsal/cluster/eventually';
import { startCleaner } from '../../../../rehearsal/pods/machine/cleaner';

/** Milliseconds, more than it takes to remove everything. */
const UNTOLD = 300;

let place: string;
let run: string;
let groups: readonly string[];

// folders stand in for control groups: both are removed by an `rmdir` from below
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'trizone-cleaner-'));
  run = join(place, 'run');
  groups = ['memory', 'cpu'].map((name) => join(place, name, 'run'));
  for (const group of groups)
    for (const node of ['n0', 'n1']) mkdirSync(join(group, node, 'pod', 'container'), { recursive: true });
  mkdirSync(join(run, 'nodes'), { recursive: true });
  writeFileSync(join(run, 'nodes', 'file'), 'x');
});

afterEach(() => {
  rmSync(place, { recursive: true });
});

const left = (): readonly string[] => [run, ...groups].filter((path) => existsSync(path));

test('removes folder and control groups when it is told, and nothing beside them', async () => {
  const cleaner = startCleaner(run, groups);
  await sleep(UNTOLD);
  expect(left()).toEqual([run, ...groups]);
  await cleaner.clean();
  expect(left()).toEqual([]);
  expect(['memory', 'cpu'].filter((name) => !existsSync(join(place, name)))).toEqual([]);
});

test('waits for a control group that a process still holds', async () => {
  // a file is to a folder what a process is to a control group
  const [held = ''] = groups.map((group) => join(group, 'n0', 'process'));
  writeFileSync(held, '');
  const cleaned = startCleaner(run, groups).clean();
  await eventually('the others to be gone', 5, async () => !existsSync(groups[1] ?? ''));
  expect(left()).toEqual([run, groups[0]]);
  rmSync(held);
  await cleaned;
  expect(left()).toEqual([]);
});

test('removes both when the program that started it is killed with all of its process group', async () => {
  const module = resolve(__dirname, '../../../../rehearsal/pods/machine/cleaner.ts');
  const program = `
    const { startCleaner } = require(${JSON.stringify(module)});
    startCleaner(${JSON.stringify(run)}, ${JSON.stringify(groups)});
    console.log('started');
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // the leader of a group of its own
    detached: true,
  });
  await once(parent.stdout, 'data');
  expect(left()).toEqual([run, ...groups]);
  process.kill(-(parent.pid ?? Number.NaN), 'SIGKILL');
  await once(parent, 'exit');
  await eventually('everything to be gone', 10, async () => left().length === 0);
});
