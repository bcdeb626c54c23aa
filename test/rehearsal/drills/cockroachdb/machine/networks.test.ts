import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findAlone } from '../../../../../rehearsal/machine/alone';

/** What stands in front of a command that may make networks; undefined where the kernel lets nobody. */
function alone(): readonly string[] | undefined {
  try {
    return findAlone('namespaces', process.getuid?.() === 0).command;
  } catch {
    return undefined;
  }
}

const command = alone();

// without root this says so in the list of tests, instead of passing
const asRoot = command ? test : test.skip;

asRoot(
  'each place comes with the address of its network, and one that is cut off is not answered',
  () => {
    const [program = '', ...options] = [
      ...(command ?? []),
      process.execPath,
      '--import',
      'tsx',
      join(__dirname, 'networks-play.ts'),
    ];
    const { stdout, stderr } = spawnSync(program, options, { encoding: 'utf8' });
    expect({ stderr, ...JSON.parse(stdout || '{}') }).toEqual({
      stderr: '',
      reached: [0, 0, 0, 0, 0, 0, 0],
      cut: 124,
      back: 0,
      seen: [
        '10.64.1.10',
        '10.64.2.10',
        '10.64.3.10',
        '10.64.4.10',
        '198.51.100.7',
        '192.168.0.1',
        '192.0.2.77',
        '192.168.0.1',
      ],
    });
  },
  20_000,
);
