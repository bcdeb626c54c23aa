import fc from 'fast-check';
import { selection } from '../../lib/resilience/selection';
import { selects } from '../../lib/resilience/selects';
import { isUnknown, type Requirement } from '../../lib/topology';
import { budget, deployment, withPod } from './sample-workloads';

const text = fc.constantFrom('a', 'b', 'c');

const requirement: fc.Arbitrary<Requirement> = fc.record({
  key: text,
  operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
  values: fc.uniqueArray(text, { maxLength: 2 }),
});

describe('the selection of pods', () => {
  it('finds what comparing each selector with each pod finds', () => {
    const workloads = fc
      .array(fc.record({ labels: fc.dictionary(text, text), namespace: text }), { maxLength: 6 })
      .map((all) =>
        all.map(({ labels, namespace }, index) => withPod(deployment(`w${index}`, { namespace }), { labels })),
      );
    const budgets = fc
      .array(fc.record({ selector: fc.array(requirement, { maxLength: 3 }), namespace: text }), { maxLength: 6 })
      .map((all) => all.map((each, index) => budget(deployment('w'), { ...each, id: `b${index}` })));
    fc.assert(
      fc.property(workloads, budgets, (pods, selecting) => {
        const found = selection(selecting, pods);
        for (const each of selecting) {
          const expected = pods.filter(
            ({ pod, namespace }) =>
              namespace === each.namespace && !isUnknown(pod) && selects(each.selector, pod.labels),
          );
          expect(found.selectedOf(each)).toEqual(expected);
          for (const workload of pods) {
            expect(found.selectedBy(workload).includes(each)).toBe(expected.includes(workload));
          }
        }
      }),
    );
  });

  it('keeps clusters apart', () => {
    const a = deployment('a');
    const other = budget(a, { cluster: 'other' });
    expect(selection([other], [a]).selectedBy(a)).toEqual([]);
  });
});
