// The cdk8s app of gke-cockroachdb: cdk8s.yaml runs it for `npx cdk8s synth`.
import { gkeCockroachDbOutput } from '../lib/gke-kcc';
import { gkeCockroachDbScenario } from '../lib/scenario';
import { loadConfig } from './load-config';
import { reportFailure } from './report-failure';
import { writeOutput } from './write-output';

const file = process.env.TRIZONE_CONFIG ?? 'trizone.yaml';
try {
  const output = gkeCockroachDbOutput(gkeCockroachDbScenario(loadConfig(file)));
  writeOutput(output, process.env.CDK8S_OUTDIR ?? 'dist/gke-cockroachdb');
} catch (error) {
  reportFailure(file, error);
}
