import { parseHTML } from 'linkedom';
import type { Measurements, ReportedScenario } from '../../lib/report';
import { reportPage } from '../../lib/report';
import { assess, RULES } from '../../lib/resilience';
import { sampleTopology } from '../resilience/sample-topology';
import { deployment } from '../resilience/sample-workloads';
import { SAMPLE_DRILL, sampleDeployment, sampleOutage } from './sample-measurements';

const fontFaces = "@font-face{font-family:Inter;src:url(data:font/woff2;base64,AAAA) format('woff2')}";

const scenario = (changes: Partial<ReportedScenario> = {}): ReportedScenario => ({
  id: 'sample',
  assessment: assess(sampleTopology(), RULES),
  diagram: '<svg id="sample-picture"></svg>',
  security: {
    packs: ['AwsSolutions'],
    open: [{ rule: 'AwsSolutions-S1', path: 'acme/Bucket' }],
    acknowledged: [{ rule: 'AwsSolutions-IAM5[Resource::*]', path: 'acme/Role', evidence: 'five actions only' }],
  },
  ...changes,
});

const page = (measurements: Measurements = {}, scenarios = [scenario()]): Promise<string> =>
  reportPage({ scenarios, measurements, fontFaces });

const parsed = async (measurements?: Measurements, scenarios?: ReportedScenario[]) =>
  parseHTML(await page(measurements, scenarios)).document;

const measured: Measurements = {
  outage: sampleOutage('sample'),
  drill: SAMPLE_DRILL,
  deployment: sampleDeployment('sample'),
};

test('gives the same bytes for the same input', async () => {
  expect(await page(measured)).toBe(await page(measured));
});

test('has no script and nothing that is fetched, and forbids both', async () => {
  const document = await parsed(measured);
  expect(document.querySelectorAll('script, link, img, iframe, object, [src], [onclick], [onload]').length).toBe(0);
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
  expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:");
  expect((await page(measured)).match(/url\((?!data:)/g)).toBeNull();
});

test('shows no figure without its basis: a date and a commit, an address, or what it was derived from', async () => {
  const document = await parsed(measured);
  const figures = [...document.querySelectorAll('.figure')].map((figure) => figure.querySelector('.basis'));
  expect(figures.length).toBeGreaterThan(3);
  for (const basis of figures) {
    const address = basis?.querySelector('a')?.getAttribute('href')?.startsWith('https://') ?? false;
    const told = basis?.textContent ?? '';
    expect([address, /^measured 20\d\d-\d\d-\d\d, commit \w+/.test(told), /^derived from ./.test(told)]).toContain(
      true,
    );
  }
});

test('says that nothing was measured where a measurement is missing, and shows no seconds of it', async () => {
  const document = await parsed();
  const part = document.querySelector('#timelines')?.textContent ?? '';
  expect(part).toContain('not measured There are no results of the outage rehearsal.');
  expect(part).toContain('not measured There are no results of the PostgreSQL drill.');
  expect(part).not.toMatch(/\d+ s\b/);
  expect(document.querySelectorAll('.basis-measured').length).toBe(0);
});

test('says which scenarios the rehearsal has no results of', async () => {
  const document = await parsed({ outage: sampleOutage('another') });
  expect(document.querySelector('#timelines')?.textContent).toContain(
    'EKS + CockroachDB: the rehearsal has no results.',
  );
});

test('shows each step of a rehearsed deployment, and counts the claims that broke', async () => {
  const part = (await parsed(measured)).querySelector('#deployment');
  const rows = [...(part?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent).join(' | '),
  );
  expect(rows).toEqual([
    'EKS + CockroachDB | 2 | 177 | ✕ 1 claim broken',
    'first deploy | ✓ held | every stack is deployed | in 33 simulated minutes | 177 | 33',
    'tear-down | ✕ broke | every stack is gone | still there: a load balancer | 1 | 12',
  ]);
  expect(part?.textContent).toContain('Rehearsed on 2026-01-04, commit 0a1b2c3.');
});

test('does not call a scenario deployed that was not rehearsed', async () => {
  for (const measurements of [{}, { deployment: sampleDeployment('another') }]) {
    const part = (await parsed(measurements)).querySelector('#deployment')?.textContent;
    expect(part).toContain('not rehearsed');
    expect(part).not.toContain('✓');
  }
});

test('shows names from outside as text', async () => {
  const name = '<script>alert(1)</script>';
  const topology = sampleTopology({ workloads: [deployment(name)], files: [name] });
  const document = await parsed({}, [scenario({ assessment: assess(topology, RULES) })]);
  expect(document.querySelectorAll('script').length).toBe(0);
  expect(document.querySelector('#zones')?.textContent).toContain(name);
});

test('lists open security findings, and each reason with what it covers', async () => {
  const text = (await parsed()).querySelector('#security')?.textContent ?? '';
  for (const word of ['AwsSolutions-S1', 'acme/Bucket', 'five actions only', 'AwsSolutions-IAM5', 'acme/Role']) {
    expect(text).toContain(word);
  }
});

test('does not call a scenario clean that no security check reads', async () => {
  const { security: _, ...unchecked } = scenario();
  expect((await parsed({}, [unchecked])).querySelector('#security')?.textContent).toContain(
    'not checked cdk-nag reads CDK apps only, and this is none. That is no pass.',
  );
});

test('says a severity and a verdict by a sign and a word, not by colour alone', async () => {
  const lonely = sampleTopology({
    workloads: [deployment('service-a', { replicas: { min: 1, max: 1, place: { file: 'a', resource: 'b' } } })],
  });
  const document = await parsed({}, [scenario({ assessment: assess(lonely, RULES) })]);
  expect([...document.querySelectorAll('.chip-error')][0]?.textContent).toBe('▲ error');
  const cells = [...document.querySelectorAll('.zone-broken')].map((cell) => cell.textContent);
  expect(cells.length).toBeGreaterThan(0);
  for (const cell of cells) expect(cell).toMatch(/^✕ \d\/\d breaks$/);
});

test('gives every id once, and every link within the page a target', async () => {
  const document = await parsed(measured);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.length).toBe(new Set(ids).size);
  const targets = [...document.querySelectorAll('a[href^="#"]')].map(
    (link) => link.getAttribute('href')?.slice(1) ?? '',
  );
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
});

test('lets everything that may be wider than the page scroll by keyboard, under a name of its own', async () => {
  const regions = [...(await parsed(measured)).querySelectorAll('.scroll')];
  const names = regions.map((region) => region.getAttribute('aria-label'));
  expect(regions.every((region) => region.getAttribute('tabindex') === '0')).toBe(true);
  expect(names.length).toBe(new Set(names).size);
});
