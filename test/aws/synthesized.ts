// Test support: a scenario on AWS as `npm run synth` makes it, in memory.
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
import { defaultConfig } from '../scenarios';
import { WITHOUT_ASSETS } from './without-assets';

export type AwsScenarioId = keyof typeof AWS_SCENARIOS;

export interface Synthesized {
  readonly findings: Acknowledged;
  /** Text of each template by its file name. */
  readonly templates: ReadonlyMap<string, string>;
  /** The Kubernetes objects that the templates apply, tokens replaced by readable placeholders. */
  readonly manifests: readonly Manifest[];
  /** What the app would have to look up in an account. */
  readonly missing: unknown;
}

export async function synthesized(id: AwsScenarioId, config: AwsConfig): Promise<Synthesized> {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-app-'));
  try {
    const app = new App({ outdir, context: { ...featureFlags(), ...WITHOUT_ASSETS } });
    const findings = await AWS_SCENARIOS[id](config).define(app);
    app.synth();
    const files = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
    const templates = new Map(files.sort().map((file) => [file, readFileSync(join(outdir, file), 'utf8')]));
    const applied = [...templates.values()].flatMap((text) => readableManifests(JSON.parse(text) as Template));
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
