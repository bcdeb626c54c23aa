import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type NagPack, type NagPackProps, NIST80053R5Checks } from 'cdk-nag';

/** What a person calls the rule packs of {@link securityChecks}. */
export const SECURITY_PACKS: readonly string[] = ['AwsSolutions', 'NIST 800-53 revision 5'];

/**
 * The rule packs that every stack must pass: AwsSolutions and NIST 800-53 revision 5.
 *
 * The app registers them (`Validations.of(app).addPlugins`); tests call `validateScope` instead, because a plugin that finds
 * something sets the exit code of the whole process and throws nothing.
 */
export function securityChecks(app: App, props: NagPackProps = { writeSuppressionsToCloudFormation: true }): NagPack[] {
  // one of the two writes the acknowledgements of both into the templates
  return [new AwsSolutionsChecks(app, props), new NIST80053R5Checks(app)];
}

/** Lets `cdk synth` and `cdk deploy` fail on a finding that is open when the templates are complete. */
export function registerSecurityChecks(app: App): void {
  Validations.of(app).addPlugins(...securityChecks(app));
}
