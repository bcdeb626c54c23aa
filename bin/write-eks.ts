import { Yaml } from 'cdk8s';
import { readableManifests, SECURITY_PACKS, type Template } from '../lib/aws';
import type { AwsConfig } from '../lib/config';
import type { AwsScenario } from './aws-scenarios';
import { folderWriter } from './folder-writer';
import { SECURITY_FILE } from './read-scenario';
import { refuseFindings } from './security-findings';
import type { SynthesizedEks } from './synthesize-eks';
import { refuseOversize } from './template-sizes';

/**
 * Writes the templates of a scenario into a folder and, for reading, the manifests that they apply. `cdk deploy` does not
 * read it: it synthesizes for itself. Returns the number of resources and Kubernetes objects.
 *
 * @throws SecurityFindings when the security checks do not pass, ConfigError when a template is too large for CloudFormation
 */
export function writeEks(
  config: AwsConfig,
  { scenario, guide, preflight }: Omit<AwsScenario, 'define'>,
  { findings, stacks }: Omit<SynthesizedEks, 'missing'>,
  directory: string,
): number {
  const { open, acknowledged, stale } = findings;
  refuseFindings({ open, stale });
  refuseOversize(config, stacks);
  const write = folderWriter(directory);
  write(SECURITY_FILE, `${JSON.stringify({ packs: SECURITY_PACKS, open, acknowledged }, null, 2)}\n`);
  const templates: Record<string, Template> = {};
  let objects = 0;
  for (const { stackName, text } of stacks) {
    const template = JSON.parse(text) as Template;
    templates[stackName] = template;
    write(`templates/${stackName}.template.json`, `${JSON.stringify(template, null, 2)}\n`);
    objects += Object.keys(template.Resources ?? {}).length;
    for (const { logicalId, objects: manifests } of readableManifests(template)) {
      write(`manifests/${stackName}/${logicalId}.yaml`, Yaml.stringify(...manifests));
      objects += manifests.length;
    }
  }
  write('DEPLOY.md', guide());
  write('preflight.sh', preflight(templates));
  write('scenario.json', `${JSON.stringify(scenario, null, 2)}\n`);
  return objects;
}
