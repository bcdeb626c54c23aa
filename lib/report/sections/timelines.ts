import { chartSvg } from '../charts/chart-svg';
import { drillChart } from '../charts/drill-chart';
import { outageChart } from '../charts/outage-chart';
import { outagesOf, worstOf } from '../facts/outages-of';
import { cited } from '../figure';
import { type Content, html, type Markup } from '../html';
import { type DrillResults, type Measured, type Measurements, type OutageResults, secondsRange } from '../measurements';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';

const titleOf = ({ assessment }: ReportedScenario): string => scenarioTitle(assessment.topology);

const absent = (what: string): Markup => html`<p><span class="absent">not measured</span> ${what}</p>`;

const when = ({ date, commit }: Measured<unknown>): Markup => html`measured on ${date}, commit <code>${commit}</code>`;

function table(label: string, heads: readonly string[], rows: readonly (readonly Content[])[]): Markup {
  const body = rows.map(
    ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`,
  );
  const whole = html`<table><thead><tr>${heads.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${body}</tbody></table>`;
  return html`<details><summary>${label}</summary>${scrolling(label, whole)}</details>`;
}

async function scenarioOutages(scenario: ReportedScenario, measurements: Measurements): Promise<Markup> {
  const title = titleOf(scenario);
  const outages = outagesOf(measurements, scenario.id);
  const chart = await chartSvg(outageChart(title, outages));
  const rows = [...new Set(outages.map(({ variant }) => variant))].flatMap((variant) =>
    worstOf(outages.filter((outage) => outage.variant === variant)).map((worst) => [
      worst.id,
      variant,
      `${worst.leastServing} of ${worst.replicas}`,
      worst.need,
      worst.held ? '✓ held' : '✕ broke',
      worst.full.length > 0 ? secondsRange(worst.full) : 'once the zone is back',
    ]),
  );
  const heads = ['Workload', 'Zone was', 'Least serving', 'Needed', 'Verdict', 'All serve again after'];
  return html`<h4>${title}</h4><div class="card">${scrolling(`Outage chart of ${title}`, html`<div class="chart">${chart}</div>`)}</div>${table(`Outages of ${title} as a table`, heads, rows)}`;
}

async function outagePart(scenarios: readonly ReportedScenario[], measurements: Measurements): Promise<Markup> {
  const { outage } = measurements;
  const seen = scenarios.filter(({ id }) => outagesOf(measurements, id).length > 0);
  const unseen = scenarios.filter((scenario) => !seen.includes(scenario));
  if (!outage) return html`<h3>Zone outages</h3>${absent('There are no results of the outage rehearsal.')}`;
  return html`<h3>Zone outages</h3><p>${about(outage)} A zone falls silent; the worst over all zones. A pale bar ends with the return of the zone: a database keeps its volume there and waits for it.</p>${await Promise.all(seen.map((scenario) => scenarioOutages(scenario, measurements)))}${unseen.length > 0 && absent(`${unseen.map(titleOf).join(', ')}: the rehearsal has no results.`)}`;
}

const about = (outage: Measured<OutageResults>): Markup =>
  html`On a real control plane of Kubernetes ${outage.results.kubernetes} with simulated nodes, ${outage.results.factor} times as fast as production; ${when(outage)}.`;

function onCluster({ onCluster: steps }: DrillResults): Markup {
  const items = steps.map(({ what, seconds, source }) => html`<li>${what}: ${seconds} s ${cited(source)}</li>`);
  return html`<p>On a cluster the loss must be found out first, which takes longer than here:</p><ul>${items}</ul>`;
}

async function drillPart({ drill }: Measurements): Promise<Markup> {
  if (!drill)
    return html`<h3>Drills with real processes</h3>${absent('There are no results of the PostgreSQL drill.')}`;
  const { results } = drill;
  const chart = await chartSvg(drillChart(results));
  const rows = results.summary.map((row) => [
    results.drills.find(({ id }) => id === row.drill)?.title ?? row.drill,
    row.path,
    row.runs,
    secondsRange(row.writeGapSeconds),
    secondsRange(row.readGapSeconds),
    `${row.rowsLost} of ${row.rowsAcknowledged}`,
    `${row.recovered} of ${row.runs}`,
  ]);
  const heads = [
    'Drill',
    'Path',
    'Runs',
    'Without writes',
    'Without reads',
    'Acknowledged rows lost',
    'Recovered by themselves',
  ];
  const how = html`Real PostgreSQL ${results.postgresql} and Pgpool-II ${results.pgpool}, configured as synthesized; a loss is found out within ${results.assumed.detectionSeconds} s; ${when(drill)}.`;
  return html`<h3>Drills with real processes</h3><p>${how}</p><div class="card">${scrolling('Drill chart', html`<div class="chart">${chart}</div>`)}</div>${table('Drills as a table', heads, rows)}${onCluster(results)}`;
}

/** What was measured when zones and servers were lost. */
export async function timelinesSection(
  scenarios: readonly ReportedScenario[],
  measurements: Measurements,
): Promise<Markup> {
  const parts = [await outagePart(scenarios, measurements), await drillPart(measurements)];
  return section('timelines', 'What was measured', undefined, parts);
}
