import { obey } from '../../../../rehearsal/pods/keep/command';

const done: string[] = [];
const zones = {
  lose: async (zone: string, fault: string) => {
    if (zone !== 'a') throw new Error(`'${zone}' is no zone of the output: it has a`);
    done.push(`${zone} ${fault}`);
  },
  restore: async (zone: string) => {
    done.push(`${zone} back`);
  },
};

beforeEach(() => {
  done.length = 0;
});

test('a zone loses its power when nothing else is said, or what is said, and comes back', async () => {
  expect(await obey(zones, 'lose a')).toBe('a is lost (power-loss)');
  expect(await obey(zones, '  lose  a partition ')).toBe('a is lost (partition)');
  expect(await obey(zones, 'restore a')).toBe('a is back');
  expect(done).toEqual(['a power-loss', 'a partition', 'a back']);
});

test('a zone that is not there is told with those that are', async () => {
  expect(await obey(zones, 'lose b')).toBe("'b' is no zone of the output: it has a");
});

test.each(['', 'help', 'lose', 'lose a fire', 'lose a partition now', 'restore a partition'])(
  'anything else, such as %p, does nothing and is answered with what may be typed',
  async (line) => {
    const answer = await obey(zones, line);
    expect(answer).toContain(`'${line}' is none of`);
    expect(answer).toContain('lose <zone> [partition|power-loss|process-death]');
    expect(done).toEqual([]);
  },
);
