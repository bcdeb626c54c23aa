import fc from 'fast-check';
import { type Candidate, elect } from '../../../../../rehearsal/drills/postgres/stand-ins/failover-quorum';

const candidate = (name: string, received: bigint, reachable = true): Candidate =>
  reachable ? { name, reachable, received } : { name, reachable };
const RULE = { number: 1, standbys: ['b', 'c'] };

test('elects the reader that has received the most', () => {
  expect(elect([candidate('b', 5n), candidate('c', 7n)], RULE)).toEqual({ elected: 'c' });
});

test('elects nobody when a reader is away with the writer: it alone may have the last row', () => {
  expect(elect([candidate('b', 5n), candidate('c', 0n, false)], RULE)).toEqual({
    denied: 'R 1 + W 1 is not more than N 2',
  });
});

test('without the rule it elects whoever is left', () => {
  expect(elect([candidate('b', 5n), candidate('c', 0n, false)])).toEqual({ elected: 'b' });
});

test('elects nobody when no reader can be reached', () => {
  expect(elect([candidate('b', 5n, false)])).toEqual({ denied: 'no standby is reachable' });
});

test('does not count a reader that no commit waits for', () => {
  expect(elect([candidate('b', 5n), candidate('x', 9n)], RULE)).toEqual({ denied: 'R 1 + W 1 is not more than N 2' });
});

const standbys = fc
  .array(fc.record({ received: fc.bigInt({ min: 0n, max: 50n }), reachable: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) => all.map(({ received, reachable }, index) => candidate(`pg-${index}`, received, reachable)));

test('whoever is elected by the rule has every row that was acknowledged', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt({ min: 0n, max: 50n }), { minLength: 1, maxLength: 6 }),
      fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
      fc.integer({ min: 1, max: 6 }),
      (received, reachable, wanted) => {
        const number = Math.min(wanted, received.length);
        const all = received.map((position, index) => ({
          name: `pg-${index}`,
          position,
          reachable: reachable[index] ?? false,
        }));
        // a commit is acknowledged when that many standbys have it
        const acknowledged = [...received].sort((a, b) => Number(b - a))[number - 1] ?? 0n;
        const election = elect(
          all.map(({ name, position, reachable: here }) => candidate(name, position, here)),
          { number, standbys: all.map(({ name }) => name) },
        );
        if ('elected' in election) {
          const elected = all.find(({ name }) => name === election.elected);
          expect(elected?.reachable).toBe(true);
          expect((elected?.position ?? -1n) >= acknowledged).toBe(true);
        }
      },
    ),
  );
});

test('says no exactly when R + W is not more than N', () => {
  fc.assert(
    fc.property(standbys, fc.integer({ min: 1, max: 6 }), (all, wanted) => {
      const number = Math.min(wanted, all.length);
      const readable = all.filter(({ reachable }) => reachable).length;
      const election = elect(all, { number, standbys: all.map(({ name }) => name) });
      expect('elected' in election).toBe(readable > 0 && readable + number > all.length);
    }),
  );
});
