import { counted } from '../../zones';
import { html, type Markup } from '../html';
import type { DeploymentResults, Measured, Measurements, RehearsedStep } from '../measurements';
import { scrolling, section } from '../region';
import type { ReportedScenario } from '../report-input';
import { scenarioTitle } from '../scenario-title';

const INTRO =
  'What was rehearsed of each scenario with the commands of its DEPLOY.md: deploys, failures, changes, tear-downs. The cloud is a fake that refuses what the cloud refuses.';

const verdict = (steps: readonly RehearsedStep[]): string => {
  const failed = steps.filter(({ passed }) => !passed).length;
  return failed === 0 ? '✓ all hold' : `✕ ${counted(failed, 'claim')} broken`;
};

function summaryRow(scenario: ReportedScenario, steps: readonly RehearsedStep[]): Markup {
  const name = html`<th scope="row">${scenarioTitle(scenario.assessment.topology)}</th>`;
  if (steps.length === 0) return html`<tr>${name}<td colspan="3"><span class="absent">not rehearsed</span></td></tr>`;
  const most = Math.max(...steps.map(({ resources }) => resources));
  return html`<tr>${name}<td class="number">${steps.length}</td><td class="number">${most}</td><td>${verdict(steps)}</td></tr>`;
}

function stepRow({ step, claim, passed, seen, resources, simulatedMinutes }: RehearsedStep): Markup {
  return html`<tr><th scope="row">${step}</th><td>${passed ? '✓ held' : '✕ broke'}</td><td>${claim}</td><td>${seen}</td><td class="number">${resources}</td><td class="number">${simulatedMinutes}</td></tr>`;
}

function details(scenario: ReportedScenario, steps: readonly RehearsedStep[]): Markup {
  if (steps.length === 0) return html``;
  const title = scenarioTitle(scenario.assessment.topology);
  const heads = html`<tr><th scope="col">Step</th><th scope="col">Verdict</th><th scope="col">Claim</th><th scope="col">Seen</th><th scope="col" class="number">Resources</th><th scope="col" class="number">Simulated minutes</th></tr>`;
  const table = html`<table><thead>${heads}</thead><tbody>${steps.map(stepRow)}</tbody></table>`;
  return html`<details><summary>${title}: ${counted(steps.length, 'step')}</summary>${scrolling(`Deployment steps of ${title}`, table)}</details>`;
}

function rehearsed(scenarios: readonly ReportedScenario[], measured: Measured<DeploymentResults>): Markup {
  const { date, commit, results } = measured;
  const of = ({ id }: ReportedScenario) => results.outcomes.filter(({ scenario }) => scenario === id);
  const heads = html`<tr><td></td><th scope="col" class="number">Steps</th><th scope="col" class="number">Resources at most</th><th scope="col">Claims</th></tr>`;
  const table = html`<table><thead>${heads}</thead><tbody>${scenarios.map((scenario) => summaryRow(scenario, of(scenario)))}</tbody></table>`;
  return html`<p>Rehearsed on ${date}, commit <code>${commit}</code>.</p>${scrolling('Rehearsed deployments by scenario', table)}${scenarios.map((scenario) => details(scenario, of(scenario)))}`;
}

/** How each scenario came up, changed, went and came back in the rehearsal of the deployment. */
export function deploymentSection(scenarios: readonly ReportedScenario[], { deployment }: Measurements): Markup {
  const content = deployment
    ? rehearsed(scenarios, deployment)
    : html`<p><span class="absent">not rehearsed</span> There are no results of the deployment rehearsal.</p>`;
  return section('deployment', 'Deployed, changed, torn down', INTRO, content);
}
