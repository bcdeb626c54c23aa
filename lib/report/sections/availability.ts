import type { Finding, RuleResult } from '../../resilience';
import { counted } from '../../zones';
import { cited } from '../figure';
import { type Content, html, type Markup, trusted } from '../html';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';
import { openBySeverity, SEVERITIES, severityChip } from '../severity';

interface Group {
  readonly first: Finding;
  readonly findings: readonly Finding[];
}

/** Findings of one rule and weight together, the heaviest first. */
function grouped(findings: readonly Finding[]): readonly Group[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${SEVERITIES.indexOf(finding.severity)} ${finding.rule.id}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, all]) => (all[0] ? [{ first: all[0], findings: all }] : []));
}

const subjects = (findings: readonly Finding[], last: (finding: Finding) => Content): Markup =>
  html`<ul class="lines">${findings.map(
    (finding) =>
      html`<li><code>${finding.judgement.subject}</code>${finding.judgement.zone && ` in ${finding.judgement.zone}`}: ${last(finding)}</li>`,
  )}</ul>`;

function folded(words: string, many: boolean, content: Content): Content {
  return many ? html`<details><summary>${words}</summary>${content}</details>` : content;
}

function openRow({ first, findings }: Group): Markup {
  const { rule, severity } = first;
  const what = subjects(findings, ({ judgement }) => `${judgement.seen}; expected: ${judgement.expected}`);
  return html`<tr><td>${severityChip(severity)}</td><td><code>${rule.id}</code> ${rule.claim}</td><td>${folded(counted(findings.length, 'subject'), findings.length > 2, what)}</td><td>${rule.remedy} ${cited(rule.source)}</td></tr>`;
}

function acknowledgedRow({ first, findings }: Group): Markup {
  const what = subjects(findings, ({ acknowledgement }) => acknowledgement);
  return html`<tr><td>${severityChip(first.severity)}</td><td><code>${first.rule.id}</code> ${first.rule.claim}</td><td>${folded(counted(findings.length, 'subject'), findings.length > 2, what)}</td></tr>`;
}

const head = (...names: readonly string[]): Markup =>
  html`<thead><tr>${names.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>`;

const accepted = ({ acknowledgement }: Finding): boolean => acknowledgement !== undefined;

function summaryRow({ assessment: { topology, findings, results } }: ReportedScenario): Markup {
  const of = (outcome: RuleResult['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const cells = [of('holds'), of('broken'), of('unknown'), of('not exercised')];
  return html`<tr><th scope="row">${scenarioTitle(topology)}</th>${cells.map((count) => html`<td class="number">${count}</td>`)}<td>${openBySeverity(findings.filter((finding) => !accepted(finding)))}</td><td class="number">${findings.filter(accepted).length}</td></tr>`;
}

function summary(scenarios: readonly ReportedScenario[]): Markup {
  const counts = ['Rules that hold', 'Rules with findings', 'Cannot be told', 'Nothing to look at, no pass'];
  const heads = html`<tr><td></td>${counts.map((name) => html`<th scope="col" class="number">${name}</th>`)}<th scope="col">Open findings</th><th scope="col" class="number">Acknowledged</th></tr>`;
  return scrolling(
    'Rules by scenario',
    html`<table><thead>${heads}</thead><tbody>${scenarios.map(summaryRow)}</tbody></table>`,
  );
}

function details({ assessment: { topology, findings } }: ReportedScenario): Markup {
  const title = scenarioTitle(topology);
  const open = findings.filter((finding) => !accepted(finding));
  const errors = open.some(({ severity }) => severity === 'error');
  const openTable = html`<table>${head('Severity', 'Claim that does not hold', 'Where, and what was seen', 'What to do')}<tbody>${grouped(open).map(openRow)}</tbody></table>`;
  const rest = findings.filter(accepted);
  const acceptedTable = html`<table>${head('Severity', 'Claim', 'Where, and why it is accepted')}<tbody>${grouped(rest).map(acknowledgedRow)}</tbody></table>`;
  return html`${
    open.length > 0 &&
    html`<details${errors && trusted(' open')}><summary>${title}: ${counted(open.length, 'open finding')}</summary>${scrolling(`Open availability findings of ${title}`, openTable)}</details>`
  }${
    rest.length > 0 &&
    html`<details><summary>${title}: ${rest.length} acknowledged</summary>${scrolling(`Acknowledged availability findings of ${title}`, acceptedTable)}</details>`
  }`;
}

/** What the rules of high availability found, and what was accepted. */
export function availabilitySection(scenarios: readonly ReportedScenario[]): Markup {
  const intro =
    'Each rule asks what the loss of a zone would break. It reads the synthesized files only, so no construct can vouch for itself.';
  return section('availability', 'High availability', intro, [summary(scenarios), ...scenarios.map(details)]);
}
