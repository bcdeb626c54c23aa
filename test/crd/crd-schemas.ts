// Checks manifests against the custom resource definitions outside of the project (see CRD_FOLDER).

import { definitionValidator } from '../run/once-per-worker/definition-validator';
import { CRD_FOLDER, crdSchema, hasCrds } from './crd-folder';
import { groupOf, identityOf, type Manifest } from './manifest';

/** The groups that the API server itself serves. They have no CRD, so nothing is said of them here. */
const BUILT_IN = [
  '',
  'admissionregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
];

/**
 * What is wrong with the manifest, one sentence each: unknown fields, missing fields, wrong types and values. A kind
 * without a CRD is wrong too, unless the API server itself serves its group.
 */
export function validateAgainstCrd(manifest: Manifest): readonly string[] {
  if (BUILT_IN.includes(groupOf(manifest))) return [];
  const subject = identityOf(manifest);
  const validate = definitionValidator(`${manifest.apiVersion}/${manifest.kind}`, crdSchema);
  if (!validate) return [`${subject}: no CRD serves ${manifest.apiVersion} ${manifest.kind}`];
  if (validate(manifest)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${subject}${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}

/** What becomes of tests that need the CRDs: where they are missing, only a person's own machine may do without. */
export function treatment(there: boolean, ci: string | undefined): 'run' | 'fail' | 'skip' {
  if (there) return 'run';
  return ci === 'true' ? 'fail' : 'skip';
}

/** A `describe` for tests that need the CRDs: fails without them when CI is true, and is visibly skipped elsewhere. */
export function describeWithCrds(subject: string, tests: () => void): void {
  const how = treatment(hasCrds(), process.env.CI);
  if (how === 'run') describe(subject, tests);
  if (how === 'skip') describe.skip(`${subject} (skipped: no custom resource definitions in ${CRD_FOLDER})`, tests);
  if (how === 'fail') {
    test(`${subject}: the custom resource definitions are there`, () => {
      throw new Error(`'${CRD_FOLDER}' must hold the custom resource definitions: set TRIZONE_CRDS to their folder`);
    });
  }
}
