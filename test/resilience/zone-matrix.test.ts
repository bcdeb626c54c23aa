import type { ZoneLoss } from '../../lib/resilience';
import { zoneMatrix } from '../../lib/resilience';

const loss = (changes: Partial<ZoneLoss>): ZoneLoss => ({
  subject: 'Deployment services/a',
  zone: 'a',
  variant: 'black',
  need: { count: 2, because: 'two thirds of 3' },
  survivors: 2,
  recovers: true,
  verdict: 'holds',
  reason: 'two of three go on',
  ...changes,
});

test('shows the worst of the ways in which a zone can be lost', () => {
  const brown = loss({ variant: 'brown', survivors: 1, verdict: 'broken', reason: 'one of three goes on' });
  expect(zoneMatrix([loss({}), brown, loss({ variant: 'powered-off', verdict: 'unknown' })])).toEqual({
    zones: ['a'],
    rows: [
      {
        subject: 'Deployment services/a',
        cells: [{ verdict: 'broken', text: '1/2', reason: 'one of three goes on' }],
      },
    ],
  });
});

test('prefers what cannot be told to what holds, and shows a question mark for it', () => {
  const doubt = loss({ variant: 'brown', verdict: 'unknown', survivors: { unknown: 'no nodes' }, reason: 'no nodes' });
  const [row] = zoneMatrix([loss({}), doubt]).rows;
  expect(row?.cells).toEqual([{ verdict: 'unknown', text: '?/2', reason: 'no nodes' }]);
});

test('sorts zones and workloads, and marks a zone that a workload cannot be in', () => {
  const other = loss({ subject: 'Deployment services/0', zone: 'b' });
  const { zones, rows } = zoneMatrix([loss({ zone: 'b' }), loss({}), other]);
  expect(zones).toEqual(['a', 'b']);
  expect(rows.map(({ subject, cells }) => [subject, ...cells.map(({ text }) => text)])).toEqual([
    ['Deployment services/0', '-', '2/2'],
    ['Deployment services/a', '2/2', '2/2'],
  ]);
});

test('of nothing there is no table', () => {
  expect(zoneMatrix([])).toEqual({ zones: [], rows: [] });
});
