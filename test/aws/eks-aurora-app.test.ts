import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { featureFlags } from '../../bin/feature-flags';
import { eksAuroraApp, readableManifests, type Template } from '../../lib/aws';
import type { Acknowledged } from '../../lib/aws/nag/acknowledge';
import { type AwsConfig, hasAws, parseConfig } from '../../lib/config';
import { eksAuroraScenario } from '../../lib/scenario';
import { defaultConfig } from '../scenarios';

interface Synthesized {
  readonly findings: Acknowledged;
  readonly templates: ReadonlyMap<string, string>;
  /** What the app would have to look up in an account. */
  readonly missing: unknown;
}

async function synthesized(config: AwsConfig): Promise<Synthesized> {
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-app-'));
  try {
    const app = new App({ outdir, context: { ...featureFlags(), 'aws:cdk:disable-asset-staging': true } });
    const findings = await eksAuroraApp(app, eksAuroraScenario(config));
    app.synth();
    const templates = readdirSync(outdir).filter((file) => file.endsWith('.template.json'));
    return {
      findings,
      templates: new Map(templates.sort().map((file) => [file, readFileSync(join(outdir, file), 'utf8')])),
      missing: (JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as { missing?: unknown }).missing,
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function example(name: string): AwsConfig {
  const config = parseConfig(readFileSync(join(__dirname, '../../examples', `${name}.yaml`), 'utf8'));
  if (!hasAws(config)) throw new Error(`${name}.yaml must have a section aws`);
  return config;
}

/** The reference configuration with so many services, each like its first. */
function manyServices(count: number): AwsConfig {
  return defaultConfig((config) => {
    const [first] = config.services;
    if (!first) throw new Error('reference.yaml must have a service');
    config.services = [...Array(count).keys()].map((index) => ({
      ...first,
      name: `service-${index}`,
      host: `s${index}.acme.example.com`,
      allowFrom: [],
    }));
  });
}

const CONFIGS: Readonly<Record<string, () => AwsConfig>> = {
  'reference.yaml': () => defaultConfig(),
  'examples/everything.yaml': () => example('everything'),
  'examples/aws-minimal.yaml': () => example('aws-minimal'),
  '1,000 services': () => manyServices(1000),
};

const MANIFEST_TYPES = /^Custom::AWSCDK-EKS-(KubernetesResource|KubernetesPatch|HelmChart|KubernetesObjectValue)$/;

interface Resource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
}

const resources = (text: string): readonly (readonly [string, Resource])[] =>
  Object.entries((JSON.parse(text) as { Resources: Readonly<Record<string, Resource>> }).Resources);

describe.each(Object.keys(CONFIGS))('%s', (name) => {
  let output: Synthesized;

  beforeAll(async () => {
    output = await synthesized((CONFIGS[name] as () => AwsConfig)());
  }, 120_000);

  test('leaves no security finding open', () => {
    expect(output.findings.open).toEqual([]);
  });

  test('has no acknowledgement that covers nothing', () => {
    expect(output.findings.stale).toEqual([]);
  });

  test('keeps every template below 900 KB and 450 resources', () => {
    for (const [, text] of output.templates) {
      expect(text.length).toBeLessThan(900_000);
      expect(resources(text).length).toBeLessThanOrEqual(450);
    }
  });

  test('keeps every manifest payload below 200 KB', () => {
    const payloads = [...output.templates.values()].flatMap((text) => readableManifests(JSON.parse(text) as Template));
    expect(payloads.length).toBeGreaterThan(0);
    for (const { objects } of payloads) expect(JSON.stringify(objects).length).toBeLessThan(200_000);
  });

  test('lets everything that speaks to the Kubernetes API of the platform wait for the barrier', () => {
    const [, platform = '{}'] = [...output.templates].find(([file]) => file.endsWith('-platform.template.json')) ?? [];
    const speaking = resources(platform).filter(([, { Type }]) => MANIFEST_TYPES.test(Type));
    expect(speaking.length).toBeGreaterThan(0);
    const waiting = speaking.filter(([, { DependsOn = [] }]) =>
      DependsOn.some((id) => id.includes('KubectlReadyBarrier')),
    );
    expect(waiting.map(([id]) => id)).toEqual(speaking.map(([id]) => id));
  });

  test('looks nothing up in an account', () => {
    expect(output.missing).toBeUndefined();
  });
});

test('writes the same bytes again', async () => {
  const [one, other] = [await synthesized(defaultConfig()), await synthesized(defaultConfig())];
  expect([...other.templates]).toEqual([...one.templates]);
});

test('the whole output of reference.yaml is as it was', async () => {
  const { templates } = await synthesized(defaultConfig());
  // names of assets are digests of packages, which a new installation may lay out anew
  const text = [...templates].map(([file, template]) => [file, template.replaceAll(/[0-9a-f]{64}/g, '<digest>')]);
  const readable = text.map(([file = '', template = '']) => [file, JSON.parse(template) as unknown]);
  expect(Object.fromEntries(readable)).toMatchSnapshot();
});
