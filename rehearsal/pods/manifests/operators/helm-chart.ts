import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What an output tells of something that AWS or Helm installs. */
export interface Installed {
  /** Of the chart, or of the add-on of EKS. */
  readonly name: string;
  readonly version: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** A Helm chart that an output installs. */
export interface HelmChart extends Installed {
  readonly release: string;
  readonly namespace: string;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

const HELM_CHART = 'Custom::AWSCDK-EKS-HelmChart';
const ADD_ON = 'AWS::EKS::Addon';

function resources(directory: string): readonly Resource[] {
  const folder = join(directory, 'templates');
  return readdirSync(folder)
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { Resources?: Record<string, Resource> })
    .flatMap(({ Resources = {} }) => Object.values(Resources));
}

/** JSON, or JSON that CloudFormation joins of texts and tokens: the tokens stay unresolved. */
function values(json: unknown): Readonly<Record<string, unknown>> {
  if (json === undefined) return {};
  if (typeof json === 'string') return JSON.parse(json) as Record<string, unknown>;
  const [, parts] = (json as { 'Fn::Join': readonly [string, readonly unknown[]] })['Fn::Join'];
  return values(parts.map((part) => (typeof part === 'string' ? part : 'unresolved')).join(''));
}

/** The charts that the templates of an output install. */
export function helmCharts(directory: string): readonly HelmChart[] {
  return resources(directory)
    .filter(({ Type }) => Type === HELM_CHART)
    .map(({ Properties: { Chart, Release, Version, Namespace, Values } = {} }) => ({
      name: String(Chart),
      release: String(Release),
      version: String(Version),
      namespace: String(Namespace),
      values: values(Values),
    }));
}

/** The add-ons of EKS that the templates of an output configure. */
export function addOns(directory: string): readonly Installed[] {
  return resources(directory)
    .filter(({ Type }) => Type === ADD_ON)
    .map(({ Properties: { AddonName, AddonVersion, ConfigurationValues } = {} }) => ({
      name: String(AddonName),
      version: String(AddonVersion),
      values: values(ConfigurationValues),
    }));
}

/** The one of this name. @throws when the output does not install it */
export function installed<Thing extends Installed>(things: readonly Thing[], name: string): Thing {
  const found = things.find((thing) => thing.name === name);
  if (found) return found;
  throw new Error(`the output must install '${name}', it installs ${things.map((thing) => thing.name).join(', ')}`);
}
