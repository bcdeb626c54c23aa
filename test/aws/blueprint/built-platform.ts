// Builds the platform of a scenario for the tests, with the feature flags that `cdk` reads from cdk.json.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { type AuroraPlatform, buildAuroraPlatform } from '../../../lib/aws/blueprint/aurora/aurora-platform';
import type { Platform } from '../../../lib/aws/blueprint/platform';
import { NetworkStack } from '../../../lib/aws/network-stack';
import type { EksAuroraScenario, EksScenario } from '../../../lib/scenario';

import { WITHOUT_ASSETS } from '../without-assets';

const { context } = JSON.parse(readFileSync(join(__dirname, '../../../cdk.json'), 'utf8'));

/** A resource of a template. */
export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: the shape of a resource is its type's, and unknown here
  readonly Properties: Record<string, any>;
  readonly DependsOn?: readonly string[];
}

/** A platform, and what a test asks about it. */
export interface Built<Made extends Platform = AuroraPlatform> {
  readonly app: App;
  readonly platform: Made;
  readonly template: Template;
  /** The resources of a type, by logical id. */
  readonly resources: (type: string | RegExp) => [id: string, resource: Resource][];
  /** The values of a Helm chart. */
  readonly chart: (name: string) => Resource['Properties'];
  /** The configuration values of an EKS add-on. */
  readonly addOn: (name: string) => Resource['Properties'];
}

/** Builds the platform of a scenario with Aurora in an app of its own. */
export const builtPlatform = (
  scenario: EksAuroraScenario,
  extend: (platform: AuroraPlatform) => void = () => {},
): Promise<Built> => built(scenario, buildAuroraPlatform, extend);

/** Builds the platform of any scenario in an app of its own. */
export async function built<Scenario extends EksScenario, Made extends Platform>(
  scenario: Scenario,
  build: (app: App, scenario: Scenario, network: NetworkStack) => Promise<Made>,
  extend: (platform: Made) => void = () => {},
): Promise<Built<Made>> {
  const app = new App({ context: { ...context, ...WITHOUT_ASSETS } });
  const platform = await build(app, scenario, new NetworkStack(app, scenario));
  extend(platform);
  const template = Template.fromStack(platform.stack);
  const all = Object.entries<Resource>(template.toJSON().Resources);
  const only = (type: string, property: string, value: string) =>
    all.find(([, { Type, Properties }]) => Type === type && Properties[property] === value)?.[1].Properties ?? {};
  return {
    app,
    platform,
    template,
    resources: (type) => all.filter(([, { Type }]) => (typeof type === 'string' ? type === Type : type.test(Type))),
    chart: (name) => {
      const { Values } = only('Custom::AWSCDK-EKS-HelmChart', 'Chart', name);
      // tokens in the values make it a join of pieces: sample text stands for them
      const pieces = typeof Values === 'string' ? [Values] : Values['Fn::Join'][1];
      return JSON.parse(pieces.map((piece: unknown) => (typeof piece === 'string' ? piece : 'token')).join(''));
    },
    addOn: (name) => JSON.parse(only('AWS::EKS::Addon', 'AddonName', name).ConfigurationValues),
  };
}
