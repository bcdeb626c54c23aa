import { html, type Markup, trusted } from '../html';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';

/** The pictures of the scenarios that have one. */
export function diagramsSection(scenarios: readonly ReportedScenario[]): Markup {
  const figures = scenarios.map(({ assessment: { topology }, diagram }) => {
    const title = scenarioTitle(topology);
    if (!diagram) return html`<p>${title}: no picture was drawn.</p>`;
    const picture = scrolling(`Diagram of ${title}`, trusted(diagram));
    const caption = `${title}. Point at a box for the resource that it stands for. The zone map below says the same as a table.`;
    return html`<figure class="card">${picture}<figcaption>${caption}</figcaption></figure>`;
  });
  return section(
    'diagrams',
    'Diagrams',
    'Drawn from the output itself: a path that no rule opens is not drawn as open.',
    figures,
  );
}
