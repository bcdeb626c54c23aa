import { type ZoneCell, type ZoneRow, zoneMatrix } from '../../resilience';
import type { Topology } from '../../topology';
import { counted } from '../../zones';
import { html, type Markup } from '../html';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';

const SIGNS: Readonly<Record<ZoneCell['verdict'], readonly [sign: string, word: string]>> = {
  holds: ['✓', 'holds'],
  broken: ['✕', 'breaks'],
  unknown: ['?', 'unknown'],
  'not exercised': ['–', 'not needed'],
};

function cell({ verdict, text, reason }: ZoneCell): Markup {
  const [sign, word] = SIGNS[verdict];
  return html`<td class="zone zone-${verdict.replace(' ', '-')}" title="${reason}"><span aria-hidden="true">${sign}</span> <b>${text}</b> <span class="word">${word}</span></td>`;
}

/** What the subject is to the system, and how a person calls it. */
function subjectOf({ workloads, databases }: Topology, subject: string): readonly [name: string, kind: string] {
  const workload = workloads.find(({ id }) => id === subject);
  const database = databases.find(({ id, workload: pods }) => id === subject || pods === subject);
  if (database) return [database.name, 'database'];
  if (workload?.role === 'controller') return [workload.name, `controller, ${workload.namespace}`];
  return workload ? [workload.name, workload.namespace] : [subject, ''];
}

function row(topology: Topology, { subject, cells }: ZoneRow): Markup {
  const [name, kind] = subjectOf(topology, subject);
  return html`<tr><th scope="row">${name} <small>${kind}</small></th>${cells.map(cell)}</tr>`;
}

const ORDER = ['stateless', 'quorum', undefined];

function matrix(topology: Topology, caption: string, zones: readonly string[], rows: readonly ZoneRow[]): Markup {
  return html`<table class="zones"><caption>${caption}</caption><thead><tr><td></td>${zones.map((zone) => html`<th scope="col">${zone} lost</th>`)}</tr></thead><tbody>${rows.map((one) => row(topology, one))}</tbody></table>`;
}

const holds = ({ cells }: ZoneRow): boolean => cells.every(({ verdict }) => verdict === 'holds');

function map({ assessment: { topology, zoneLosses } }: ReportedScenario): Markup {
  const { zones, rows } = zoneMatrix(zoneLosses);
  const title = scenarioTitle(topology);
  const roleOf = ({ subject }: ZoneRow) => topology.workloads.find(({ id }) => id === subject)?.role;
  // jobs and daemons have no replicas that a zone could take
  const shown = rows.filter(({ cells }) => cells.some(({ verdict }) => verdict !== 'not exercised'));
  const controllers = shown.filter((one) => roleOf(one) === 'controller');
  const others = shown
    .filter((one) => roleOf(one) !== 'controller')
    .sort((a, b) => ORDER.indexOf(roleOf(a)) - ORDER.indexOf(roleOf(b)));
  const good = controllers.filter(holds).length;
  const words = `${good === controllers.length ? '✓' : '✕'} ${good} of ${counted(controllers.length, 'controller')} of the cluster hold in every zone`;
  const folded = html`<details><summary>${words}</summary>${scrolling(`Controllers of ${title}`, matrix(topology, `${title}: controllers`, zones, controllers))}</details>`;
  return html`<div>${scrolling(`Zone map of ${title}`, matrix(topology, title, zones, others))}${controllers.length > 0 && folded}</div>`;
}

/** Who survives the loss of which zone. */
export function zoneMapSection(scenarios: readonly ReportedScenario[]): Markup {
  const intro =
    'Each cell: the fewest replicas that go on in the worst placement, and how many must. The worst of a zone that falls silent, is powered off, or half answers.';
  return section('zones', 'Zone map', intro, html`<div class="grid">${scenarios.map(map)}</div>`);
}
