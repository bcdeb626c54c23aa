import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeploymentResults, DrillResults, Measured, Measurements, OutageResults } from '../lib/report';

function read<Results>(file: string): Measured<Results> | undefined {
  if (!existsSync(file)) return undefined;
  const measured = JSON.parse(readFileSync(file, 'utf8')) as Partial<Measured<Results>>;
  const { date, commit, results } = measured;
  if (date && commit && results) return { date, commit, results };
  throw new Error(
    `'${file}' must have date, commit and results, as npm run measured writes it; got ${Object.keys(measured)}`,
  );
}

/** What was measured and kept in a folder. A file that is missing is a measurement that is missing. */
export function readMeasurements(directory: string): Measurements {
  const outage = read<OutageResults>(join(directory, 'outage.json'));
  const drill = read<DrillResults>(join(directory, 'postgres-drill.json'));
  const deployment = read<DeploymentResults>(join(directory, 'deployment.json'));
  return { ...(outage && { outage }), ...(drill && { drill }), ...(deployment && { deployment }) };
}
