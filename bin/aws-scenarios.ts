import { join } from 'node:path';
import type { App } from 'aws-cdk-lib';
import {
  type Acknowledged,
  auroraGuide,
  cockroachDbGuide,
  eksAuroraApp,
  eksCockroachDbApp,
  eksPostgresApp,
  eksPreflightScript,
  postgresGuide,
  type Template,
} from '../lib/aws';
import type { AwsConfig, ScenarioId } from '../lib/config';
import { type EksScenario, eksAuroraScenario, eksCockroachDbScenario, eksPostgresScenario } from '../lib/scenario';

/** A decided scenario on AWS, and what can be made of it. */
export interface AwsScenario {
  readonly scenario: EksScenario;
  /** Defines its stacks in an app. */
  readonly define: (app: App) => Promise<Acknowledged>;
  /** The text of its DEPLOY.md. */
  readonly guide: () => string;
  /** The text of its preflight.sh, by its templates. */
  readonly preflight: (templates: Readonly<Record<string, Template>>) => string;
}

/** Folder with the Dockerfile of Pgpool-II. */
const PGPOOL_DIRECTORY = join(__dirname, '..', 'images', 'pgpool');

function decided<Scenario extends EksScenario & { readonly id: ScenarioId }>(
  decide: (config: AwsConfig) => Scenario,
  define: (app: App, scenario: Scenario) => Promise<Acknowledged>,
  guide: (scenario: Scenario) => string,
): (config: AwsConfig) => AwsScenario {
  return (config) => {
    const scenario = decide(config);
    return {
      scenario,
      define: (app) => define(app, scenario),
      guide: () => guide(scenario),
      preflight: (templates) => eksPreflightScript(scenario, templates),
    };
  };
}

/** The scenarios on AWS. */
export const AWS_SCENARIOS = {
  'eks-postgres': decided(
    eksPostgresScenario,
    (app, scenario) => eksPostgresApp(app, scenario, PGPOOL_DIRECTORY),
    postgresGuide,
  ),
  'eks-aurora': decided(eksAuroraScenario, eksAuroraApp, auroraGuide),
  'eks-cockroachdb': decided(eksCockroachDbScenario, eksCockroachDbApp, cockroachDbGuide),
} as const;

/** Whether a scenario is one of those on AWS. */
export const isOnAws = (id: ScenarioId): id is keyof typeof AWS_SCENARIOS => id in AWS_SCENARIOS;
