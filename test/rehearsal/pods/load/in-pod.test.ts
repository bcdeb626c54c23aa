import childProcess from 'node:child_process';
import { readFileSync } from 'node:fs';
import { InPod } from '../../../../rehearsal/pods/load/in-pod';

const child = childProcess.spawn('sleep', ['60'], {
  env: { PATH: process.env.PATH, PGHOST: 'pgpool', PGSSLROOTCERT: '/etc/tls/ca.crt', OTHER: 'a=b' },
});
const { pid = 0 } = child;
// the process is one of this machine, which has its names
const NAMES = readFileSync('/etc/resolv.conf', 'utf8').trim();
let pod: InPod;

beforeAll(() => {
  pod = new InPod('services/a', pid);
});

afterEach(() => {
  jest.restoreAllMocks();
});

afterAll(() => {
  child.kill('SIGKILL');
});

test('has the variables of the process, and those of libpq with paths that lead into its files', () => {
  expect(pod.env).toEqual({
    PATH: process.env.PATH,
    PGHOST: 'pgpool',
    PGSSLROOTCERT: '/etc/tls/ca.crt',
    OTHER: 'a=b',
  });
  expect(pod.libpq).toEqual({ PGHOST: 'pgpool', PGSSLROOTCERT: `/proc/${pid}/root/etc/tls/ca.crt` });
});

test('a program enters the network and the names of the pod, and has a pipe for all that it says', () => {
  const spawn = jest.spyOn(childProcess, 'spawn').mockReturnValue(child);
  expect(pod.start(['psql', '-c', 'SELECT 1'], { PGHOST: 'x' })).toBe(child);
  expect(spawn.mock.calls).toEqual([
    [
      'setpriv',
      [
        ...['--pdeathsig', 'KILL', '--', 'nsenter', `--target=${pid}`, '--net', '--', 'unshare', '--mount', '--'],
        ...['sh', '-c', expect.stringMatching(/ \/etc\/resolv\.conf && shift && exec "\$@"$/), 'sh', NAMES],
        ...['psql', '-c', 'SELECT 1'],
      ],
      { stdio: ['pipe', 'pipe', 'pipe'], cwd: '/', env: { PATH: process.env.PATH, PGHOST: 'x' } },
    ],
  ]);
});
