import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { SAMPLE_DRILL, sampleDeployment, sampleOutage } from '../report/sample-measurements';

const ROOT = join(__dirname, '../..');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const VIEWS = [
  { name: 'a wide light page', width: 1280, colorScheme: 'light' },
  { name: 'a wide dark page', width: 1280, colorScheme: 'dark' },
  { name: 'a phone', width: 390, colorScheme: 'light' },
] as const;

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

let directory: string;
let file: string;
let browser: Browser;

const run = (...command: readonly string[]) =>
  execFileSync(process.execPath, ['--import', 'tsx', ...command], { cwd: ROOT, stdio: 'pipe' });

beforeAll(async () => {
  // first: without a browser there is nothing to wait for
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  directory = mkdtempSync(join(tmpdir(), 'trizone-report-'));
  const [output, measurements] = [join(directory, 'dist'), join(directory, 'measurements')];
  mkdirSync(measurements);
  // charts and steps are part of what is looked at, also where nothing was measured yet
  writeFileSync(join(measurements, 'outage.json'), JSON.stringify(sampleOutage('gke-cockroachdb')));
  writeFileSync(join(measurements, 'postgres-drill.json'), JSON.stringify(SAMPLE_DRILL));
  writeFileSync(join(measurements, 'deployment.json'), JSON.stringify(sampleDeployment('gke-cockroachdb')));
  run('bin/synth.ts', '--output', output);
  run('bin/report.ts', '--output', output, '--measurements', measurements);
  file = join(output, 'report.html');
}, 300_000);

afterAll(async () => {
  await browser?.close();
  if (directory) rmSync(directory, { recursive: true, force: true });
});

/** Opens the page with everything unfolded, and writes down what it says and asks for. */
async function open(view: (typeof VIEWS)[number]): Promise<{ page: Page; console: string[]; requests: string[] }> {
  const { width, colorScheme } = view;
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const [console, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => console.push(message.text()));
  page.on('pageerror', (error) => console.push(String(error)));
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(pathToFileURL(file).href);
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = true; })');
  return { page, console, requests: requests.slice(1) };
}

describe.each(VIEWS)('on $name', (view) => {
  let opened: Awaited<ReturnType<typeof open>>;

  beforeAll(async () => {
    opened = await open(view);
  });

  afterAll(() => opened.page.close());

  test('the page asks for nothing and reports no error', () => {
    expect({ console: opened.console, requests: opened.requests }).toEqual({ console: [], requests: [] });
  });

  test('the page is no wider than the window', async () => {
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).toBe(view.width);
  });

  test('no text of a picture or a chart is cut', async () => {
    await opened.page.evaluate('document.fonts.ready');
    const cut = await opened.page.evaluate(`[...document.querySelectorAll('svg[role=img] text')].filter((text) => {
      const [inner, outer] = [text.getBoundingClientRect(), text.closest('svg[role=img]').getBoundingClientRect()];
      return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    }).map(({ textContent }) => textContent)`);
    expect(await opened.page.evaluate("document.querySelectorAll('svg[role=img] text').length")).toBeGreaterThan(100);
    expect(cut).toEqual([]);
  });

  test('every id on the page stands once, those of the pictures too', async () => {
    const ids = (await opened.page.evaluate('[...document.querySelectorAll("[id]")].map(({ id }) => id)')) as string[];
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('the page is set in its own font', async () => {
    await opened.page.evaluate('document.fonts.ready');
    const loaded = await opened.page.evaluate(
      '[...document.fonts].map(({ family, weight, status }) => [family, weight, status].join(" "))',
    );
    expect(loaded).toEqual(['Inter 400 loaded', 'Inter 600 loaded']);
  });

  test('axe finds nothing', async () => {
    await opened.page.evaluate(AXE);
    const options = JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] });
    const { violations, passes } = (await opened.page.evaluate(`axe.run(document, ${options})`)) as {
      violations: readonly Violation[];
      passes: readonly unknown[];
    };
    expect(passes.length).toBeGreaterThan(20);
    expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3) }))).toEqual([]);
  });
});

test('the page prints as a document of several pages, its folds opened', async () => {
  const { page } = await open(VIEWS[0]);
  await page.evaluate('document.querySelectorAll("details").forEach((one) => { one.open = false; })');
  await page.emulateMedia({ media: 'print' });
  const shown = await page.evaluate('document.querySelector("#inventory details table").checkVisibility()');
  // A4 on its side, without margins: 186 mm, and 96 CSS pixels are an inch
  const heights = await page.evaluate(
    "[...document.querySelectorAll('figure')].map((figure) => figure.getBoundingClientRect().height / 96 * 25.4)",
  );
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  await page.close();
  expect(shown).toBe(true);
  expect((heights as number[]).filter((height) => height > 186)).toEqual([]);
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(5);
});

test('the page is smaller than one and a half megabytes', () => {
  expect(statSync(file).size).toBeLessThan(1_500_000);
});
