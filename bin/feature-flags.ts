import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The feature flags of cdk.json, which the CDK CLI passes to the app by itself; other programs must ask for them. */
export function featureFlags(): Record<string, unknown> {
  const file = JSON.parse(readFileSync(join(__dirname, '..', 'cdk.json'), 'utf8')) as {
    context: Record<string, unknown>;
  };
  return file.context;
}
