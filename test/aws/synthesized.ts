// Test support: a scenario on AWS as `npm run synth` makes it, in memory; made once in a run of the tests.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { AWS_SCENARIOS } from '../../bin/aws-scenarios';
import { featureFlags } from '../../bin/feature-flags';
import { readableManifests, type Template } from '../../lib/aws';
import type { Acknowledged } from '../../lib/aws/nag/acknowledge';
import { type AwsConfig, hasAws, parseConfig } from '../../lib/config';
import type { Manifest } from '../crd/manifest';
import { digest, slowlyOncePerRun } from '../once-per-run';
import { defaultConfig } from '../scenarios';
import { WITHOUT_ASSETS } from './without-assets';

export type AwsScenarioId = keyof typeof AWS_SCENARIOS;

/** Other suites see it too. */
export interface Synthesized {
  readonly findings: Acknowledged;
  /** Text of each template by its file name. */
  readonly templates: ReadonlyMap<string, string>;
  /** The Kubernetes objects that the templates apply, tokens replaced by readable placeholders. */
  readonly manifests: readonly Manifest[];
  /** What the app would have to look up in an account. */
  readonly missing: unknown;
}

type Stored = Omit<Synthesized, 'templates'> & { readonly templates: readonly (readonly [string, string])[] };

async function synthesize(id: AwsScenarioId, config: AwsConfig): Promise<Stored> {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-app-'));
  try {
    const app = new App({ outdir, context: { ...featureFlags(), ...WITHOUT_ASSETS } });
    const findings = await AWS_SCENARIOS[id](config).define(app);
    app.synth();
    const files = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
    const templates = files.sort().map((file) => [file, readFileSync(join(outdir, file), 'utf8')] as const);
    const applied = templates.flatMap(([, text]) => readableManifests(JSON.parse(text) as Template));
    return {
      findings,
      templates,
      manifests: applied.flatMap(({ objects }) => objects as readonly Manifest[]),
      missing: (JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { missing?: unknown }).missing,
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Synthesizes a scenario, unless this run of the tests has done so. */
export async function synthesized(id: AwsScenarioId, config: AwsConfig): Promise<Synthesized> {
  const make = () => synthesize(id, config);
  const { templates, ...others } = await slowlyOncePerRun(`synthesized-${id}-${digest(config)}`, make);
  return { ...others, templates: new Map(templates) };
}

/** The templates of a scenario that is synthesized again. */
export async function templatesAgain(id: AwsScenarioId, config: AwsConfig): Promise<Synthesized['templates']> {
  return new Map((await synthesize(id, config)).templates);
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
