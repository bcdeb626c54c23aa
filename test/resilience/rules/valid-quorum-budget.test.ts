import { validQuorumBudget } from '../../../lib/resilience/rules/valid-quorum-budget';
import { database, sampleOf, sampleTopology } from '../sample-topology';
import { budget, deployment, replicas, statefulSet } from '../sample-workloads';
import { told } from '../told';

const five = replicas(statefulSet('b'), 5);
const budgeted = (count: string) => sampleOf([five], { budgets: [budget(five, { maxUnavailable: count })] });

describe(validQuorumBudget.name, () => {
  it('holds of one member at a time', () => {
    expect(told(validQuorumBudget, sampleTopology())).toEqual([
      'holds StatefulSet data/orders [PodDisruptionBudget data/orders]: maxUnavailable 1 of 3 members keeps 2',
    ]);
  });
  it('is broken when the quorum may be drained', () => {
    expect(told(validQuorumBudget, budgeted('3'))).toEqual([
      'broken StatefulSet data/b [PodDisruptionBudget data/b]: maxUnavailable 3 of 5 members keeps 2',
    ]);
  });
  it('is told when more than one may be away', () => {
    expect(told(validQuorumBudget, budgeted('2'))).toEqual([
      'broken (info) StatefulSet data/b [PodDisruptionBudget data/b]: maxUnavailable 2 of 5 members keeps 3',
    ]);
  });
  it('keeps the writer and its synchronous reader', () => {
    expect(
      told(
        validQuorumBudget,
        sampleOf([statefulSet('b')], {
          budgets: [budget(statefulSet('b'), { maxUnavailable: '2' })],
          databases: [
            database({
              workload: statefulSet('b').id,
              consistency: 'writer-and-readers',
              synchronous: { number: 1, method: 'any', durability: 'required', failoverQuorum: true },
            }),
          ],
        }),
      ),
    ).toEqual(['broken StatefulSet data/b [PodDisruptionBudget data/b]: maxUnavailable 2 of 3 members keeps 1']);
  });
  it('is unknown when the number of members is', () => {
    expect(
      told(
        validQuorumBudget,
        sampleOf([{ ...five, replicas: { ...five.replicas, min: { unknown: 'a parameter' } } }], {
          budgets: [budget(five)],
        }),
      ),
    ).toEqual(['unknown StatefulSet data/b [PodDisruptionBudget data/b]: members unknown: a parameter']);
  });
  it('does not judge services', () => {
    expect(
      told(
        validQuorumBudget,
        sampleOf([deployment('a')], { budgets: [budget(deployment('a'), { maxUnavailable: '3' })] }),
      ),
    ).toEqual([]);
  });
});
