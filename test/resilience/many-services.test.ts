import { assess, RULES } from '../../lib/resilience';
import { readTopologies, type SourceFile } from '../../lib/topology';
import { artifacts } from '../../rehearsal/damages/artifacts';
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

/** Seconds of CPU that reading and judging take, the best of some tries, and how much was judged. */
function judged(files: readonly SourceFile[], tries: number) {
  const seconds: number[] = [];
  let judgements = 0;
  for (let attempt = 0; attempt < tries; attempt++) {
    // copies: a file that was read before is not read again
    const fresh = files.map((file) => ({ ...file }));
    const started = process.cpuUsage();
    const assessments = readTopologies('many', fresh).map((topology) => assess(topology, RULES));
    const { user, system } = process.cpuUsage(started);
    seconds.push((user + system) / 1e6);
    judgements = assessments.flatMap(({ results }) => results.flatMap((result) => result.judgements)).length;
  }
  return { seconds: Math.min(...seconds), judgements };
}

test('reads and judges six hundred services within six seconds, and four times as many in about four times the time', async () => {
  const few = judged(await withServices(150), 2);
  const all = judged(await withServices(600), 1);
  expect(all.judgements).toBeGreaterThan(3.8 * few.judgements);
  expect(all.seconds).toBeLessThan(6);
  // sixteen times would be quadratic
  expect(all.seconds / few.seconds).toBeLessThan(8);
});
