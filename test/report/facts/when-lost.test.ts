import { WRITER_LOST } from '../../../lib/report/facts/when-lost';
import { DRILLS } from '../../../rehearsal/drills/postgres/scenes/drills';

test('the drills that are shown for a lost writer are drills that are played', () => {
  expect(DRILLS.map(({ id }) => id)).toEqual(expect.arrayContaining([...WRITER_LOST]));
  expect(WRITER_LOST.length).toBeGreaterThan(0);
});
