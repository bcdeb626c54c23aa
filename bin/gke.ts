// The cdk8s app of gke-cockroachdb: cdk8s.yaml runs it for `npx cdk8s synth`.
import { loadConfig } from './load-config';
import { reportFailure } from './report-failure';
import { writeScenario } from './write-scenario';

async function main(file: string): Promise<void> {
  await writeScenario('gke-cockroachdb', loadConfig(file), process.env.CDK8S_OUTDIR ?? 'dist/gke-cockroachdb');
}

const file = process.env.TRIZONE_CONFIG ?? 'trizone.yaml';
main(file).catch((error: unknown) => {
  process.exitCode = reportFailure(file, error, process);
});
