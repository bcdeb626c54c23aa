import { counted } from '../zones';
import { html, type Markup, trusted } from './html';
import type { ReportedScenario, ReportInput } from './report-input';
import { availabilitySection } from './sections/availability';
import { compareSection } from './sections/compare';
import { costSection } from './sections/cost';
import { deploymentSection } from './sections/deployment';
import { diagramsSection } from './sections/diagrams';
import { inventorySection } from './sections/inventory';
import { securitySection } from './sections/security';
import { timelinesSection } from './sections/timelines';
import { zoneMapSection } from './sections/zone-map';
import { styleSheet } from './style';

/** No scripts, nothing from outside: what the page needs is in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

const PARTS = [
  ['compare', 'Compare'],
  ['diagrams', 'Diagrams'],
  ['zones', 'Zone map'],
  ['timelines', 'Measured'],
  ['deployment', 'Deployment'],
  ['availability', 'Availability'],
  ['security', 'Security'],
  ['cost', 'Cost'],
  ['inventory', 'Inventory'],
] as const;

/** How many claims about the loss of a zone hold, over all scenarios. */
function headline(scenarios: readonly ReportedScenario[]): readonly (readonly [string, string])[] {
  const losses = scenarios.flatMap(({ assessment }) => assessment.zoneLosses);
  const judged = losses.filter(({ verdict }) => verdict !== 'not exercised');
  const holds = judged.filter(({ verdict }) => verdict === 'holds').length;
  const resources = scenarios.reduce((sum, { assessment }) => sum + assessment.topology.resources.length, 0);
  const errors = scenarios
    .flatMap(({ assessment }) => assessment.findings)
    .filter(({ severity, acknowledgement }) => severity === 'error' && !acknowledgement).length;
  return [
    [String(scenarios.length), scenarios.length === 1 ? 'scenario' : 'scenarios'],
    [`${holds} of ${judged.length}`, 'losses of a zone that hold, each workload by each zone and way'],
    [String(errors), errors === 1 ? 'availability error is open' : 'availability errors are open'],
    [String(resources), 'resources read'],
  ];
}

function top({ scenarios }: ReportInput): Markup {
  const facts = headline(scenarios).map(([number, words]) => html`<li><b>${number}</b>${words}</li>`);
  const links = PARTS.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`);
  return html`<header><div><h1>What goes on when a zone is lost</h1><p>${counted(scenarios.length, 'synthesized system')}, judged by the files that would be deployed. Nothing on this page is copied from a configuration.</p><ul class="facts">${facts}</ul></div></header><nav aria-label="Parts of the report"><ul>${links}</ul></nav>`;
}

/**
 * The report: one HTML page that needs nothing else. The same input gives the same bytes.
 *
 * @throws when a figure has neither a source nor a measurement
 */
export async function reportPage(input: ReportInput): Promise<string> {
  const { scenarios, measurements, fontFaces } = input;
  const main = [
    compareSection(scenarios, measurements),
    diagramsSection(scenarios),
    zoneMapSection(scenarios),
    await timelinesSection(scenarios, measurements),
    deploymentSection(scenarios, measurements),
    availabilitySection(scenarios),
    securitySection(scenarios),
    costSection(scenarios),
    inventorySection(scenarios),
  ];
  const head = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}"><title>trizone: what goes on when a zone is lost</title><style>${trusted(styleSheet(fontFaces))}</style>`;
  const footer = html`<footer><p>Written by trizone from templates and manifests. AWS and Google Cloud icons belong to their owners and name their products.</p></footer>`;
  return html`<!doctype html>
<html lang="en"><head>${head}</head><body><a class="skip" href="#main">Skip to the content</a>${top(input)}<main id="main" tabindex="-1">${main}</main>${footer}</body></html>
`.text;
}
