import { cited, figure, sourceLink } from '../../lib/report/figure';
import { PRICES } from '../../lib/report/prices';
import { LOST_WRITER, SILENT_NODE } from '../../lib/report/stated-times';

test('shows a stated figure with a link to whoever states it', () => {
  const shown = figure({ text: '30 s', basis: { kind: 'stated', by: 'the maker', source: 'https://example.com/a' } });
  expect(shown.text).toBe(
    '<span class="figure">30 s<small class="basis basis-stated"><b>stated</b> by <a href="https://example.com/a" rel="noreferrer">the maker</a>, not measured here</small></span>',
  );
});

test('fails when a stated figure has no address as its source', () => {
  const basis = { kind: 'stated', by: 'somebody', source: '' } as const;
  expect(() => figure({ text: '30 s', basis })).toThrow(
    "'source' must be an address that begins with https://, got '': a figure needs its source",
  );
  expect(() => sourceLink('javascript:alert(1)', 'x')).toThrow("got 'javascript:alert(1)'");
});

test('fails when a measured figure has no date or no commit', () => {
  const basis = { kind: 'measured', by: 'a drill', date: '2026-01-02', commit: '' } as const;
  expect(() => figure({ text: '4 s', basis })).toThrow(
    "'4 s' must have the date and the commit of its measurement, got '2026-01-02 '",
  );
});

test('fails when a derived figure does not say from what', () => {
  expect(() => figure({ text: '2 of 3', basis: { kind: 'derived', from: '' } })).toThrow(
    "'2 of 3' must say what it was derived from",
  );
});

test('every price has an amount, a region, the day on which it was read, and an address', () => {
  const incomplete = PRICES.filter(
    ({ usd, region, read, source }) =>
      !(usd > 0) || region === '' || !/^\d{4}-\d\d-\d\d$/.test(read) || !source.startsWith('https://'),
  );
  expect(incomplete).toEqual([]);
  expect(new Set(PRICES.map(({ id }) => id)).size).toBe(PRICES.length);
});

test('every time that a maker states can be shown, so has its source', () => {
  expect(
    [SILENT_NODE, ...Object.values(LOST_WRITER)].map((one) => figure(one).text.includes('<a href="https://')),
  ).toEqual([true, true, true, true]);
});

test('links the address of a source, and keeps the note after it as words', () => {
  expect([cited('https://example.com/a (v1)').text, cited('worked out by hand').text]).toEqual([
    '<a href="https://example.com/a" rel="noreferrer">source</a> <small>(v1)</small>',
    '<small>worked out by hand</small>',
  ]);
});

test('fails when an address has a note in it', () => {
  expect(() => sourceLink('https://example.com/a (v1)', 'x')).toThrow("got 'https://example.com/a (v1)'");
});
