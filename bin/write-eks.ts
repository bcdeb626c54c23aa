import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Yaml } from 'cdk8s';
import { readableManifests, SECURITY_PACKS, type Template } from '../lib/aws';
import type { AwsConfig } from '../lib/config';
import type { AwsScenario } from './aws-scenarios';
import { featureFlags } from './feature-flags';
import { folderWriter } from './folder-writer';
import { SECURITY_FILE } from './read-scenario';
import { refuseFindings } from './security-findings';
import { refuseOversize, WITHOUT_RESOURCE_LIMIT } from './template-sizes';

/** Assets stay where they are: only templates are written, and copying the assets would take longest. */
const WITHOUT_ASSETS = { 'aws:cdk:disable-asset-staging': true };

/**
 * Writes the templates of a scenario into a folder and, for reading, the manifests that they apply. `cdk deploy` does not
 * read it: it synthesizes for itself. Returns the number of resources and Kubernetes objects.
 *
 * @throws SecurityFindings when the security checks do not pass, ConfigError when a template is too large for CloudFormation
 */
export async function writeEks(
  config: AwsConfig,
  { scenario, define, guide, preflight }: AwsScenario,
  directory: string,
): Promise<number> {
  const write = folderWriter(directory);
  const outdir = mkdtempSync(join(tmpdir(), 'trizone-cdk-'));
  const templates: Record<string, Template> = {};
  let objects = 0;
  try {
    const app = new App({ outdir, context: { ...featureFlags(), ...WITHOUT_ASSETS, ...WITHOUT_RESOURCE_LIMIT } });
    const { open, acknowledged, stale } = await define(app);
    refuseFindings({ open, stale });
    write(SECURITY_FILE, `${JSON.stringify({ packs: SECURITY_PACKS, open, acknowledged }, null, 2)}\n`);
    const assembly = app.synth();
    refuseOversize(config, assembly);
    for (const { stackName, templateFile } of assembly.stacks) {
      const text = readFileSync(join(outdir, templateFile), 'utf8');
      const template = JSON.parse(text) as Template;
      templates[stackName] = template;
      write(`templates/${stackName}.template.json`, `${JSON.stringify(template, null, 2)}\n`);
      objects += Object.keys(template.Resources ?? {}).length;
      for (const { logicalId, objects: manifests } of readableManifests(template)) {
        write(`manifests/${stackName}/${logicalId}.yaml`, Yaml.stringify(...manifests));
        objects += manifests.length;
      }
    }
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
  write('DEPLOY.md', guide());
  write('preflight.sh', preflight(templates));
  write('scenario.json', `${JSON.stringify(scenario, null, 2)}\n`);
  return objects;
}
