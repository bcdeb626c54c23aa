// The CDK app of the AWS scenarios: cdk.json runs it for `npx cdk`. Another configuration: TRIZONE_CONFIG=examples/aws-minimal.yaml
import { App } from 'aws-cdk-lib';
import { eksAuroraApp, registerSecurityChecks } from '../lib/aws';
import { hasAws } from '../lib/config';
import { eksAuroraScenario } from '../lib/scenario';
import { loadConfig } from './load-config';
import { reportFailure } from './report-failure';
import { refuseFindings } from './security-findings';

async function main(file: string): Promise<void> {
  const config = loadConfig(file);
  const app = new App();
  if (config.scenarios.includes('eks-aurora') && hasAws(config)) {
    refuseFindings(await eksAuroraApp(app, eksAuroraScenario(config)));
  }
  registerSecurityChecks(app);
  app.synth();
}

const file = process.env.TRIZONE_CONFIG ?? 'trizone.yaml';
main(file).catch((error: unknown) => reportFailure(file, error));
