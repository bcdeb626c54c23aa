import { NOT_CAUGHT } from '../../../rehearsal/damages/not-caught';
import { damageReport, damageResults } from '../../../rehearsal/damages/run-damages';
import { artifacts } from '../../resilience/break/artifacts';

// three scenarios, and the rules over some ninety damages to them
jest.setTimeout(180_000);

const SCENARIOS = ['gke-cockroachdb', 'eks-postgres', 'eks-aurora'] as const;

/** What passes for a reason, and of the others every twelfth: `npm run damages` does them all. */
const chosen = (damage: string, index: number): boolean =>
  index % 12 === 0 || NOT_CAUGHT.some(({ damages }) => damages.test(damage));

test('the rules catch damages to our own output, but for those that may pass for a reason that is still true', async () => {
  const outputs = await Promise.all(SCENARIOS.map(async (id) => ({ id, files: await artifacts(id) })));
  const results = outputs.flatMap(({ id, files }) => damageResults(id, files, chosen));
  const { damages, caught, missed, stale } = damageReport(results);
  expect({ missed, stale }).toEqual({ missed: [], stale: [] });
  expect(damages).toBeGreaterThan(80);
  expect(caught).toBeGreaterThan(30);
});
