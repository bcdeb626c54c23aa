import type { App } from 'aws-cdk-lib';
import { liftDeletionProtection } from '../lib/aws';
import { WrongContext } from './wrong-context';

/** Key of the CDK's context: `npx cdk deploy --context protection=off`. */
const PROTECTION = 'protection';

/**
 * Lifts the protections against deletion when the CDK's context says `protection=off`; otherwise they stand.
 *
 * @throws {@link WrongContext} when the context says anything else than `on` or `off`
 */
export function applyProtection(app: App): void {
  const said: unknown = app.node.tryGetContext(PROTECTION) ?? 'on';
  if (said === 'off') liftDeletionProtection(app);
  else if (said !== 'on')
    throw new WrongContext(`--context ${PROTECTION} must be on (the default) or off, got ${said}`);
}
