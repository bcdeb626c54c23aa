import { estimate } from '../cost/estimate';
import { waysOfAnalysts, waysOfUsers } from '../facts/ways-in';
import { whatYouGet } from '../facts/what-you-get';
import { nodeLost, writerLost, zoneLost } from '../facts/when-lost';
import { type Content, html, type Markup } from '../html';
import type { Measurements } from '../measurements';
import { dollars } from '../numbers';
import { PRICES } from '../prices';
import { lines, scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';
import { openBySeverity } from '../severity';

type Cell = (scenario: ReportedScenario) => Content;

function rows(measurements: Measurements): readonly (readonly [string, Cell])[] {
  const part =
    (name: string): Cell =>
    (scenario) =>
      lines(whatYouGet(scenario)[name] ?? []);
  return [
    ['Cluster', part('Cluster')],
    ['Services', part('Services')],
    ['Database', part('Database')],
    ['Users get in by', ({ assessment }) => lines(waysOfUsers(assessment.topology))],
    ['The analyst gets in by', ({ assessment }) => lines(waysOfAnalysts(assessment.topology))],
    ['When a zone is lost', (scenario) => lines(zoneLost(scenario, measurements))],
    ['When a node is lost', (scenario) => lines(nodeLost(scenario))],
    ['When the writer is lost', (scenario) => lines(writerLost(scenario, measurements))],
    [
      'Availability findings that are open',
      ({ assessment }) =>
        openBySeverity(assessment.findings.filter(({ acknowledgement }) => acknowledgement === undefined)),
    ],
    [
      'A month, estimated',
      ({ assessment }) => {
        const { low, high } = estimate(assessment.topology, PRICES);
        return html`<a href="#cost">${dollars(low)} to ${dollars(high)}</a> without usage`;
      },
    ],
  ];
}

/** The scenarios side by side. */
export function compareSection(scenarios: readonly ReportedScenario[], measurements: Measurements): Markup {
  const head = html`<tr><td></td>${scenarios.map(
    ({ id, assessment }) => html`<th scope="col">${scenarioTitle(assessment.topology)} <code>${id}</code></th>`,
  )}</tr>`;
  const body = rows(measurements).map(
    ([name, cell]) =>
      html`<tr><th scope="row">${name}</th>${scenarios.map((scenario) => html`<td>${cell(scenario)}</td>`)}</tr>`,
  );
  const table = html`<table class="compare"><thead>${head}</thead><tbody>${body}</tbody></table>`;
  const intro =
    'Read from what was synthesized. Every time says whether it was measured here, stated by the maker, or derived from the files.';
  return section('compare', 'Side by side', intro, scrolling('Scenarios side by side', table));
}
