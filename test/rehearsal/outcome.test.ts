import { claim, must } from '../../rehearsal/outcome';
import { formatReport } from '../../rehearsal/report';

test('a claim whose play returns has passed, with what was seen', async () => {
  const outcome = await claim('scene', 'it holds', async () => 'seen');
  expect(outcome).toEqual({ scene: 'scene', claim: 'it holds', passed: true, seen: 'seen' });
});

test('a claim whose play throws has failed, with the words of the error', async () => {
  const outcome = await claim('scene', 'it holds', async () => {
    must(false, 'it does not');
    return 'seen';
  });
  expect(outcome).toMatchObject({ passed: false, seen: 'it does not' });
});

test('the report ends with the count of its claims', async () => {
  const outcomes = [
    await claim('scene', 'one', async () => 'seen'),
    await claim('scene', 'two', async () => Promise.reject(new Error('no'))),
  ];
  expect(formatReport({ outcomes, measures: {} }).split('\n').at(-1)).toBe('1 passed, 1 failed');
});
