import { selects } from '../../lib/resilience/selects';
import type { Requirement } from '../../lib/topology';

const requirement = (operator: Requirement['operator'], ...values: readonly string[]): readonly Requirement[] => [
  { key: 'app', operator, values },
];

describe('a selector', () => {
  it.each([
    ['In', ['a', 'b'], 'a', true],
    ['In', ['b'], 'a', false],
    ['In', ['a'], undefined, false],
    ['NotIn', ['b'], 'a', true],
    ['NotIn', ['a'], 'a', false],
    ['NotIn', ['a'], undefined, true],
    ['Exists', [], 'a', true],
    ['Exists', [], undefined, false],
    ['DoesNotExist', [], 'a', false],
    ['DoesNotExist', [], undefined, true],
    ['Gt', ['9'], '10', true],
    ['Gt', ['10'], '10', false],
    ['Gt', ['9'], 'ten', false],
    ['Lt', ['10'], '9', true],
    ['Lt', ['10'], undefined, false],
  ] as const)('%s %j of label %s is %s', (operator, values, label, expected) => {
    const labels: Record<string, string> = label === undefined ? {} : { app: label };
    expect(selects(requirement(operator, ...values), labels)).toBe(expected);
  });

  it('selects all when it is empty, and nothing of which one requirement fails', () => {
    expect(selects([], {})).toBe(true);
    expect(selects([...requirement('Exists'), ...requirement('In', 'b')], { app: 'a' })).toBe(false);
  });
});
