// Test support: a scenario on AWS as `npm run synth` makes it, in memory.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_SCENARIOS } from '../../bin/aws-scenarios';
import { type SynthesizedEks, synthesizeEks } from '../../bin/synthesize-eks';
import { readableManifests, type Template } from '../../lib/aws';
import { type AwsConfig, hasAws, parseConfig } from '../../lib/config';
import type { Manifest } from '../crd/manifest';
import { defaultConfig } from '../scenarios';
import { type AwsScenarioId, synthesizedOnce } from '../synthesized-once';

export type { AwsScenarioId };

/** Other suites see it too. */
export interface Synthesized {
  readonly findings: SynthesizedEks['findings'];
  /** Text of each template by its file name. */
  readonly templates: ReadonlyMap<string, string>;
  /** The Kubernetes objects that the templates apply, tokens replaced by readable placeholders. */
  readonly manifests: readonly Manifest[];
  /** What the app would have to look up in an account. */
  readonly missing: unknown;
}

function seen({ findings, stacks, missing }: SynthesizedEks): Synthesized {
  const applied = stacks.flatMap(({ text }) => readableManifests(JSON.parse(text) as Template));
  return {
    findings,
    templates: new Map(stacks.map(({ stackName, text }) => [`${stackName}.template.json`, text])),
    manifests: applied.flatMap(({ objects }) => objects as readonly Manifest[]),
    missing,
  };
}

/** Synthesizes a scenario, unless this run of the tests has done so. */
export async function synthesized(id: AwsScenarioId, config: AwsConfig): Promise<Synthesized> {
  return seen(await synthesizedOnce(id, config));
}

/** A scenario that is synthesized again. */
export async function synthesizedAgain(id: AwsScenarioId, config: AwsConfig): Promise<Synthesized> {
  return seen(await synthesizeEks(AWS_SCENARIOS[id](config)));
}

export function example(name: string): AwsConfig {
  const config = parseConfig(readFileSync(join(__dirname, '../../examples', `${name}.yaml`), 'utf8'));
  if (!hasAws(config)) throw new Error(`${name}.yaml must have a section aws`);
  return config;
}

/** The reference configuration with so many services, each like its first; so many of them use the database. */
export function manyServices(count: number, withDatabase: number): AwsConfig {
  return defaultConfig((config) => {
    const [first] = config.services;
    if (!first) throw new Error('reference.yaml must have a service');
    config.aws.serviceStacks = Math.ceil(count / 40);
    config.services = [...Array(count).keys()].map((index) => ({
      ...first,
      name: `service-${index}`,
      host: `s${index}.acme.example.com`,
      allowFrom: [],
      database: index < withDatabase ? first.database : 'none',
    }));
  });
}
