import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { eventually } from '../../../rehearsal/cluster/eventually';
import { childrenOf, signalEach, titleOf } from '../../../rehearsal/machine/process-tree';

let shell: ChildProcess;

beforeAll(async () => {
  shell = spawn('sh', ['-c', 'sleep 61 & echo started; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
  if (shell.stdout) await once(shell.stdout, 'data');
});

afterAll(() => {
  const { pid } = shell;
  if (pid !== undefined && shell.exitCode === null && shell.signalCode === null)
    signalEach([...childrenOf(pid), pid], 'SIGKILL');
});

test('finds what a process has started, by its title, and ends all of it', async () => {
  const pid = shell.pid ?? -1;
  // between its birth and the program that it runs, a process has no title
  const children = await eventually('the child to run its program', 5, async () => {
    const found = childrenOf(pid);
    return found.every((child) => titleOf(child) === 'sleep 61') && found;
  });
  expect(children.map(titleOf)).toEqual(['sleep 61']);
  signalEach([pid, ...children], 'SIGKILL');
  await once(shell, 'exit');
  expect(childrenOf(pid)).toEqual([]);
  // one that is gone is left alone
  expect(() => signalEach([pid], 'SIGKILL')).not.toThrow();
});
