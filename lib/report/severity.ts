import type { Finding, Severity } from '../resilience';
import { html, type Markup } from './html';

const SIGNS: Readonly<Record<Severity, string>> = { error: '▲', warning: '◆', info: '●' };

/** From the heaviest to the lightest. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

/** A severity as a sign, a word and a colour: each says it alone. */
export const severityChip = (severity: Severity): Markup =>
  html`<span class="chip chip-${severity}"><span aria-hidden="true">${SIGNS[severity]}</span> ${severity}</span>`;

/** How many findings there are of each severity. */
export function openBySeverity(open: readonly Finding[]): Markup {
  const of = (severity: Severity) => open.filter((finding) => finding.severity === severity).length;
  const found = SEVERITIES.filter((severity) => of(severity) > 0);
  if (found.length === 0) return html`none`;
  return html`<span class="chips">${found.map((severity) => html`<span>${severityChip(severity)} ${of(severity)}</span> `)}</span>`;
}
