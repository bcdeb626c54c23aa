import { type Preflight, preflightScript } from '../../preflight';
import type { GkeCockroachDbScenario } from '../../scenario';
import type { RequiredSecret } from '../stage';
import { connectorChecks } from './connector-checks';
import { gcloudPreparation } from './gcloud-preparation';
import type { OutputObject } from './manifest-needs';
import { nameChecks } from './name-checks';
import { ownRights } from './own-rights';
import { PERMISSION_FUNCTIONS } from './permission-functions';
import { projectChecks } from './project-checks';
import { quotaChecks } from './quota-checks';

/**
 * What the scenario needs of its project and of the management cluster before the first stage. What is counted comes from
 * the manifests.
 *
 * @param secrets - Secrets of the management cluster that its stages read
 */
export function gkePreflight(
  scenario: GkeCockroachDbScenario,
  objects: readonly OutputObject[],
  secrets: readonly RequiredSecret[],
): Preflight {
  const parts = [
    projectChecks(scenario, objects),
    ownRights(scenario, objects),
    connectorChecks(scenario, objects, secrets),
    quotaChecks(scenario, objects),
    nameChecks(scenario, objects),
  ];
  return {
    title: `What ${scenario.id} (${scenario.name}) needs in project ${scenario.project.id}, region ${scenario.region}`,
    preparation: `${gcloudPreparation(scenario.project.id)}\n${PERMISSION_FUNCTIONS}`,
    questions: parts.flatMap(({ questions }) => questions),
    checks: parts.flatMap(({ checks }) => checks),
  };
}

/** The script that makes these checks: the text of `preflight.sh`. */
export const gkePreflightScript = (...input: Parameters<typeof gkePreflight>): string =>
  preflightScript(gkePreflight(...input));
