import { type Preflight, preflightScript } from '../../preflight';
import { accountChecks } from './account-checks';
import { awsPreparation } from './aws-preparation';
import { askedOnce } from './aws-question';
import { type EdgeScenario, edgeChecks } from './edge-checks';
import { nameChecks } from './name-checks';
import { quotaChecks } from './quota-checks';
import { rightChecks } from './right-checks';
import type { Templates } from './template-needs';
import { versionChecks } from './version-checks';

/**
 * What a scenario on AWS needs of its account before the first deploy. What is counted comes from the templates, so it is
 * what CloudFormation will make.
 *
 * @param templates - by the names of their stacks
 */
export function eksPreflight(scenario: EdgeScenario & { readonly id: string }, templates: Templates): Preflight {
  const parts = [
    accountChecks(scenario, templates),
    rightChecks(scenario, templates),
    quotaChecks(scenario, templates),
    versionChecks(scenario, templates),
    nameChecks(scenario, templates),
    edgeChecks(scenario, templates),
  ];
  return {
    title: `What ${scenario.id} (${scenario.name}) needs in account ${scenario.account}, region ${scenario.region}`,
    preparation: awsPreparation(scenario.region),
    questions: askedOnce(parts.flatMap(({ questions }) => questions)),
    checks: parts.flatMap(({ checks }) => checks),
  };
}

/** The script that makes these checks: the text of `preflight.sh`. */
export const eksPreflightScript = (scenario: EdgeScenario & { readonly id: string }, templates: Templates): string =>
  preflightScript(eksPreflight(scenario, templates));
