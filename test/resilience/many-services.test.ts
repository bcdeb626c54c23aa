import { assess, RULES } from '../../lib/resilience';
import { readTopologies, type SourceFile } from '../../lib/topology';
import { artifacts } from '../../rehearsal/damages/artifacts';
import { growth, SIXTEEN_TIMES } from '../growth';
import { artifacts as outputOf } from './break/artifacts';

jest.setTimeout(240_000);

/** The output of gke-cockroachdb with so many services instead of its own, each like its first. */
async function withServices(count: number): Promise<readonly SourceFile[]> {
  const { declared, files } = artifacts('gke-cockroachdb', await outputOf('gke-cockroachdb'));
  const ofOne = declared.filter(({ id }) => id.includes(' services/service-a'));
  const items = [...Array(count).keys()].flatMap((index) =>
    ofOne.map(({ body }) => JSON.parse(JSON.stringify(body).replaceAll('service-a', `service-x${index}`)) as unknown),
  );
  const many = { path: 'many.json', text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) };
  return [...files, many];
}

/** Reads and judges; how much was judged. */
function judged(files: readonly SourceFile[]): number {
  // copies: a file that was read before is not read again
  const fresh = files.map((file) => ({ ...file }));
  const assessments = readTopologies('many', fresh).map((topology) => assess(topology, RULES));
  return assessments.flatMap(({ results }) => results.flatMap((result) => result.judgements)).length;
}

test('reads and judges sixteen times as many services in about sixteen times the time', async () => {
  const [few, many] = [await withServices(30), await withServices(480)];
  expect(judged(many)).toBeGreaterThan(12 * judged(few));
  expect(
    growth(
      () => judged(few),
      () => judged(many),
    ),
  ).toBeLessThan(SIXTEEN_TIMES);
});
