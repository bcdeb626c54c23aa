import { chartSvg } from '../../../lib/report/charts/chart-svg';
import { drillChart } from '../../../lib/report/charts/drill-chart';
import { outageChart } from '../../../lib/report/charts/outage-chart';
import { SAMPLE_DRILL, sampleOutage } from '../sample-measurements';

const texts = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text = '']) => text);

test('names a chart once, as an image, and keeps labels off groups without a role', async () => {
  const { text } = await chartSvg(drillChart(SAMPLE_DRILL.results));
  expect(text.match(/aria-[a-z]+="[^"]*"/g)).toEqual([
    'aria-label="Seconds without a success in 1 drills with real PostgreSQL and Pgpool, from the shortest to the longest run"',
  ]);
  expect(text).toMatch(/^<svg [^>]*role="img"/);
});

test('draws the same bytes from the same data', async () => {
  const draw = async () => (await chartSvg(outageChart('a', sampleOutage('x').results.outages))).text;
  expect(await draw()).toBe(await draw());
});

test('writes beside each bar what it means, so that no colour has to', async () => {
  const { text } = await chartSvg(outageChart('a', sampleOutage('x').results.outages));
  expect(texts(text)).toEqual(
    expect.arrayContaining([
      'service-a',
      '✓ 2 of 3 serve, 2 needed; all again after 95 s',
      'orders',
      '✓ 2 of 3 serve, 2 needed; all again once the zone is back',
      '✓ 2 of 2 serve, 1 needed; none was lost',
    ]),
  );
});
