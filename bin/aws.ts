// The CDK app of the AWS scenarios: cdk.json runs it for `npx cdk`. Another configuration: TRIZONE_CONFIG=examples/aws-minimal.yaml
import { App, Validations } from 'aws-cdk-lib';
import { registerSecurityChecks } from '../lib/aws';
import { hasAws } from '../lib/config';
import { HighAvailabilityPlugin } from '../lib/validation';
import { AWS_SCENARIOS, isOnAws } from './aws-scenarios';
import { loadConfig } from './load-config';
import { refuseDisorder } from './order-findings';
import { applyProtection } from './protection';
import { readFolder } from './read-folder';
import { reportFailure } from './report-failure';
import { refuseFindings } from './security-findings';
import { refuseOversize, stackTemplates, WITHOUT_RESOURCE_LIMIT } from './template-sizes';

async function main(file: string): Promise<void> {
  const config = loadConfig(file);
  const app = new App({ context: WITHOUT_RESOURCE_LIMIT });
  if (hasAws(config)) {
    for (const id of config.scenarios.filter(isOnAws)) refuseFindings(await AWS_SCENARIOS[id](config).define(app));
  }
  applyProtection(app);
  registerSecurityChecks(app);
  Validations.of(app).addPlugins(new HighAvailabilityPlugin());
  const assembly = app.synth();
  if (hasAws(config)) refuseOversize(config, stackTemplates(assembly));
  // the folder also holds templates of stacks that an earlier run had
  const current = new Set(['manifest.json', ...assembly.stacks.map(({ templateFile }) => templateFile)]);
  refuseDisorder(readFolder(assembly.directory).filter(({ path }) => current.has(path)));
}

const file = process.env.TRIZONE_CONFIG ?? 'trizone.yaml';
main(file).catch((error: unknown) => {
  process.exitCode = reportFailure(file, error, process);
});
