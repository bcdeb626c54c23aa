import { matrixClaims } from '../../../../rehearsal/pods/matrix/claims';
import type { End } from '../../../../rehearsal/pods/matrix/ends';
import type { Cell } from '../../../../rehearsal/pods/matrix/matrix';
import { deployment } from '../../../resilience/sample-workloads';

const end = (name: string): End => ({ workload: deployment(name), pod: `services/${name}`, address: '', node: '' });

const cell = (changes: Partial<Cell> = {}): Cell => ({
  from: end('a'),
  to: end('b'),
  port: 80,
  told: 'open',
  seen: 'open',
  ...changes,
});

const CLOSED = cell({ from: end('b'), to: end('a'), told: 'closed', seen: 'closed' });

const seen = async (cells: readonly Cell[]) => (await matrixClaims(cells)).map((each) => [each.passed, each.seen]);

test('the claims hold when every packet does what the files tell', async () => {
  expect(await matrixClaims([cell(), CLOSED, CLOSED])).toEqual([
    {
      scene: 'matrix',
      claim: 'what the files tell of network policies is what the packets do, for every pair and port',
      passed: true,
      seen: '3 connections between pods of 2 workloads: 1 open, 2 closed',
    },
    { scene: 'matrix', claim: 'the files tell of every pair and port', passed: true, seen: '3 told' },
  ]);
});

test.each<[string, Partial<Cell>]>([
  ['open', { told: 'closed', seen: 'open' }],
  ['closed', { told: 'open', seen: 'closed' }],
])('one port that is %s against the files fails the claim', async (word, changes) => {
  const other = changes.told;
  expect(await seen([cell(), CLOSED, cell(changes)])).toEqual([
    [false, `1 of 3 differ:\nservices/a -> services/b:80: the files tell ${other}, the packet says ${word}`],
    [true, '3 told'],
  ]);
});

test('one pair that the files do not tell fails the second claim alone', async () => {
  expect(await seen([cell(), CLOSED, cell({ told: 'unknown' })])).toEqual([
    [true, '3 connections between pods of 2 workloads: 2 open, 1 closed'],
    [false, '1 are unknown:\nservices/a -> services/b:80: the files tell unknown, the packet says open'],
  ]);
});

test.each([
  ['closed', [CLOSED, CLOSED], '0 open, 2 closed: that shows nothing'],
  ['open', [cell(), cell()], '2 open, 0 closed: that shows nothing'],
])('a network in which everything is %s shows nothing', async (_, cells, words) => {
  expect((await seen(cells))[0]).toEqual([false, words]);
});

test('of many that differ five are shown', async () => {
  const differ = Array.from({ length: 8 }, (_, port) => cell({ port, seen: 'closed' }));
  const [[, words] = []] = await seen(differ);
  expect(String(words).split('\n')).toEqual([
    '8 of 8 differ:',
    ...[0, 1, 2, 3, 4].map((port) => `services/a -> services/b:${port}: the files tell open, the packet says closed`),
    'and 3 more',
  ]);
});
