import fc from 'fast-check';
import { needOf } from '../../lib/resilience';
import { place } from './sample-place';
import { database } from './sample-topology';
import { controller, daemon, deployment, job, replicas, statefulSet } from './sample-workloads';

describe('the replicas that must serve', () => {
  it('are what the author says', () => {
    const declared = deployment('a', { declaredNeed: { count: 1, place: place('a') } });
    expect(needOf(declared)).toEqual({ count: 1, because: 'its author says so' });
  });

  it('are two thirds of a service, a majority of a database, one controller, and none of a daemon or a job', () => {
    expect(
      [deployment('a'), statefulSet('b'), controller('c'), daemon('d'), job('j')].map((each) => needOf(each)),
    ).toEqual([
      { count: 2, because: 'two thirds of 3 replicas' },
      { count: 2, because: 'a majority of 3 members' },
      { count: 1, because: 'one controller leads' },
      { count: 0, because: 'it has a pod on every node' },
      { count: 0, because: 'it runs to its end' },
    ]);
  });

  it('are the writer and the readers that must confirm', () => {
    const synchronous = { number: 2, method: 'any', durability: 'required', failoverQuorum: true } as const;
    const facts = database({ consistency: 'writer-and-readers', synchronous });
    expect(needOf(statefulSet('b'), facts)).toEqual({ count: 3, because: 'a writer and 2 synchronous readers' });
    const preferred = { ...facts, synchronous: { ...synchronous, durability: 'preferred' } as const };
    expect(needOf(statefulSet('b'), preferred)).toEqual({ count: 1, because: 'a writer' });
  });

  it('are at least one where the number of replicas cannot be told', () => {
    const { min, ...rest } = deployment('a').replicas;
    expect(min).toBe(3);
    const untold = deployment('a', { replicas: { ...rest, min: { unknown: 'a parameter' } } });
    expect(needOf(untold).count).toBe(1);
  });

  it('are never more than there are, nor fewer than half of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (count) => {
        for (const workload of [deployment('a'), statefulSet('b')]) {
          const need = needOf(replicas(workload, count)).count;
          expect(need).toBeLessThanOrEqual(count);
          expect(need * 2).toBeGreaterThanOrEqual(count);
        }
      }),
    );
  });
});
