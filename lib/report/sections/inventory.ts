import type { Resource } from '../../topology';
import { counted } from '../../zones';
import { html, type Markup } from '../html';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';

const PLATFORMS: Readonly<Record<Resource['platform'], string>> = {
  aws: 'AWS',
  google: 'Google Cloud',
  kubernetes: 'Kubernetes',
};

function scenarioPart({ assessment: { topology } }: ReportedScenario): Markup {
  const title = scenarioTitle(topology);
  const counts = new Map<string, number>();
  for (const { platform, type } of topology.resources) {
    const key = `${PLATFORMS[platform]}\t${type}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const rows = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, count]) => {
      const [platform, type] = key.split('\t');
      return html`<tr><td>${platform}</td><td><code>${type}</code></td><td class="number">${count}</td></tr>`;
    });
  const table = html`<table><thead><tr><th scope="col">Platform</th><th scope="col">Type</th><th scope="col" class="number">Count</th></tr></thead><tbody>${rows}</tbody></table>`;
  const words = `${title}: ${counted(topology.resources.length, 'resource')} of ${counted(counts.size, 'type')}, in ${counted(topology.files.length, 'file')}`;
  return html`<details><summary>${words}</summary>${scrolling(`Resources of ${title}`, table)}</details>`;
}

/** How many resources of which type each scenario has. */
export const inventorySection = (scenarios: readonly ReportedScenario[]): Markup =>
  section('inventory', 'Resource inventory', undefined, scenarios.map(scenarioPart));
