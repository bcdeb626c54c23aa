import fc from 'fast-check';
import { type ConnectionPlan, maxConnections } from '../../../lib/workloads';

const plans: fc.Arbitrary<Required<ConnectionPlan>> = fc.record({
  pgpool: fc.record({ replicas: fc.integer({ min: 1, max: 30 }), processes: fc.integer({ min: 2, max: 1000 }) }),
  directReaders: fc.nat(500),
  analyst: fc.nat(100),
});

test('adds up who may come, a pod that a rollout starts, and a reserve', () => {
  const pgpool = { replicas: 3, processes: 64 };
  expect(maxConnections({ pgpool })).toBe(4 * 64 + 20);
  expect(maxConnections({ pgpool, directReaders: 30, analyst: 10 })).toBe(4 * 64 + 30 + 10 + 20);
});

test('a server alone serves every process of Pgpool, every direct reader and the analyst, and still lets others in', () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const wanted = plan.pgpool.replicas * plan.pgpool.processes + plan.directReaders + plan.analyst;
      expect(maxConnections(plan)).toBeGreaterThan(wanted);
    }),
  );
});

test('one pod or process more never leaves less', () => {
  fc.assert(
    fc.property(plans, ({ pgpool, ...rest }) => {
      const base = maxConnections({ pgpool, ...rest });
      expect(maxConnections({ ...rest, pgpool: { ...pgpool, replicas: pgpool.replicas + 1 } })).toBe(
        base + pgpool.processes,
      );
      expect(maxConnections({ ...rest, pgpool: { ...pgpool, processes: pgpool.processes + 1 } })).toBe(
        base + pgpool.replicas + 1,
      );
    }),
  );
});

test.each<[string, ConnectionPlan]>([
  ["'replicas' must be a whole number of at least 1, got 0", { pgpool: { replicas: 0, processes: 64 } }],
  ["'processes' must be a whole number of at least 2, got 1", { pgpool: { replicas: 3, processes: 1 } }],
  ["'processes' must be a whole number of at least 2, got 2.5", { pgpool: { replicas: 3, processes: 2.5 } }],
  [
    "'directReaders' must be a whole number of at least 0, got -1",
    { pgpool: { replicas: 3, processes: 64 }, directReaders: -1 },
  ],
  [
    "'analyst' must be a whole number of at least 0, got NaN",
    { pgpool: { replicas: 3, processes: 64 }, analyst: Number.NaN },
  ],
])('fails when %s', (message, plan) => {
  expect(() => maxConnections(plan)).toThrow(message);
});
