import { type CostLine, type Estimate, estimate, HOURS_PER_MONTH } from '../cost/estimate';
import { sourceLink } from '../figure';
import { html, type Markup } from '../html';
import { dollars } from '../numbers';
import { PRICES, type Price } from '../prices';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';

interface Priced {
  readonly title: string;
  readonly estimated: Estimate;
}

const rounded = (count: number): string => String(Math.round(count * 10) / 10);

const span = (low: number, high: number, write: (value: number) => string): string =>
  write(low) === write(high) ? write(low) : `${write(low)} to ${write(high)}`;

/** A bar from the quiet month to the busy one, on the scale of the dearest scenario. */
function bar({ low, high }: Estimate, most: number): Markup {
  const percent = (value: number) => `${Math.round((value / most) * 1000) / 10}%`;
  return html`<span class="scale" aria-hidden="true"><span class="bar" style="left:0;width:${percent(low)}"></span><span class="bar bar-more" style="left:${percent(low)};width:${percent(high - low)}"></span></span>`;
}

function overview(all: readonly Priced[]): Markup {
  const most = Math.max(1, ...all.map(({ estimated }) => estimated.high));
  const rows = all.map(
    ({ title, estimated }) =>
      html`<tr><th scope="row">${title}</th><td class="number">${dollars(estimated.low)}</td><td class="number">${dollars(estimated.high)}</td><td class="wide">${bar(estimated, most)}</td></tr>`,
  );
  return html`<table><caption>Estimate of a month, without usage and taxes</caption><thead><tr><th scope="col">Scenario</th><th scope="col" class="number">Fewest nodes, idle database</th><th scope="col" class="number">Most nodes, busy database</th><td></td></tr></thead><tbody>${rows}</tbody></table>`;
}

function costRow({ price, purpose, quantity, low, high, otherRegion }: CostLine): Markup {
  const mark =
    otherRegion &&
    html` <span class="chip chip-warning"><span aria-hidden="true">◆</span> price of ${price.region}</span>`;
  return html`<tr><td>${price.what}${mark}<br><small>${purpose}</small></td><td class="number">${span(quantity.low, quantity.high, rounded)}</td><td class="number">$${price.usd} ${price.unit === 'hour' ? 'an' : 'a'} ${price.unit}</td><td class="number">${span(low, high, dollars)}</td></tr>`;
}

function details({ title, estimated: { lines, notPriced } }: Priced): Markup {
  const table = html`<table><thead><tr><th scope="col">What</th><th scope="col" class="number">How many</th><th scope="col" class="number">Price</th><th scope="col" class="number">A month</th></tr></thead><tbody>${lines.map(costRow)}</tbody></table>`;
  return html`<details><summary>${title}: what the sum is made of</summary>${scrolling(`Costs of ${title}`, table)}<p>Not priced, and in no sum:</p><ul>${notPriced.map((thing) => html`<li>${thing}</li>`)}</ul></details>`;
}

function priceRow({ what, usd, unit, region, asOf, read, source }: Price): Markup {
  const page = source.replace(/^https:\/\/([^/]+).*$/, '$1');
  return html`<tr><td>${what}</td><td class="number">$${usd}</td><td>${unit}</td><td>${region}</td><td>${asOf ?? 'not stated'}</td><td>${read}</td><td>${sourceLink(source, page)}</td></tr>`;
}

function priceList(all: readonly Priced[]): Markup {
  const used = new Set(all.flatMap(({ estimated }) => estimated.lines.map(({ price }) => price.id)));
  const rows = PRICES.filter(({ id }) => used.has(id)).map(priceRow);
  const heads = ['What', 'US dollars', 'A', 'Region', 'Price of', 'Read on', 'Source'];
  const table = html`<table><thead><tr>${heads.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;
  return html`<details><summary>Every price, with its source</summary>${scrolling('Prices and their sources', table)}</details>`;
}

/** What a month costs at list prices. */
export function costSection(scenarios: readonly ReportedScenario[]): Markup {
  const all = scenarios.map(({ assessment: { topology } }) => ({
    title: scenarioTitle(topology),
    estimated: estimate(topology, PRICES),
  }));
  const intro = html`<b>An estimate, not an offer.</b> Quantities come from the output, prices from lists that others have published; ${HOURS_PER_MONTH} hours a month. A price of another region is marked; the real one may be higher.`;
  return section('cost', 'Monthly cost', intro, [
    scrolling('Estimated costs', overview(all)),
    ...all.map(details),
    priceList(all),
  ]);
}
