import { counted } from '../../zones';
import { html, type Markup } from '../html';
import { scrolling, section } from '../region';
import type { ReportedScenario, SecurityResult } from '../report-input';
import { scenarioTitle } from '../scenario-title';

/** Acknowledged findings by their reason: one decision covers a family of them. */
function byEvidence({ acknowledged }: SecurityResult): ReadonlyMap<string, SecurityResult['acknowledged']> {
  const groups = new Map<string, SecurityResult['acknowledged']>();
  for (const finding of acknowledged) {
    groups.set(finding.evidence, [...(groups.get(finding.evidence) ?? []), finding]);
  }
  return groups;
}

const family = (rule: string): string => rule.replace(/\[.*$/, '');

function acknowledgedTable(result: SecurityResult): Markup {
  const rows = [...byEvidence(result)].map(([evidence, findings]) => {
    const rules = [...new Set(findings.map(({ rule }) => family(rule)))].sort();
    const places = [...new Set(findings.map(({ path }) => path))].sort();
    return html`<tr><td>${rules.map((rule, index) => html`${index > 0 && html`<br>`}<code>${rule}</code>`)}</td><td>${evidence}</td><td><details><summary>${counted(places.length, 'construct')}</summary><ul class="lines">${places.map((place) => html`<li><code>${place}</code></li>`)}</ul></details></td></tr>`;
  });
  return html`<table><thead><tr><th scope="col">Rules</th><th scope="col">Evidence</th><th scope="col">Where</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function openTable({ open }: SecurityResult): Markup {
  const rows = open.map(({ rule, path }) => html`<tr><td><code>${rule}</code></td><td><code>${path}</code></td></tr>`);
  return html`<table><thead><tr><th scope="col">Rule</th><th scope="col">Where</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function summaryRow({ assessment, security }: ReportedScenario): Markup {
  const title = scenarioTitle(assessment.topology);
  if (!security) {
    return html`<tr><th scope="row">${title}</th><td colspan="4"><span class="absent">not checked</span> cdk-nag reads CDK apps only, and this is none. That is no pass.</td></tr>`;
  }
  const { packs, open, acknowledged } = security;
  const sign = open.length === 0 ? '✓' : '✕';
  return html`<tr><th scope="row">${title}</th><td>cdk-nag: ${packs.join(', ')}</td><td class="number">${sign} ${open.length}</td><td class="number">${acknowledged.length}</td><td class="number">${byEvidence(security).size}</td></tr>`;
}

function summary(scenarios: readonly ReportedScenario[]): Markup {
  const heads = html`<tr><td></td><th scope="col">Checked by</th><th scope="col" class="number">Open findings</th><th scope="col" class="number">Acknowledged</th><th scope="col" class="number">Reasons for that</th></tr>`;
  return scrolling(
    'Security checks by scenario',
    html`<table><thead>${heads}</thead><tbody>${scenarios.map(summaryRow)}</tbody></table>`,
  );
}

function details({ assessment, security }: ReportedScenario): Markup {
  if (!security) return html``;
  const title = scenarioTitle(assessment.topology);
  const { open, acknowledged } = security;
  return html`${open.length > 0 && scrolling(`Open security findings of ${title}`, openTable(security))}${
    acknowledged.length > 0 &&
    html`<details><summary>${title}: ${acknowledged.length} acknowledged, with evidence</summary>${scrolling(`Acknowledged security findings of ${title}`, acknowledgedTable(security))}</details>`
  }`;
}

/** What the security checks found, and what stays with which evidence. */
export function securitySection(scenarios: readonly ReportedScenario[]): Markup {
  const intro = 'A synthesis with an open finding, or with an acknowledgement that covers nothing, writes no output.';
  return section('security', 'Security', intro, [summary(scenarios), ...scenarios.map(details)]);
}
