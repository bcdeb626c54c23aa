/** A Kubernetes object of the output. */
export interface OutputObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** Objects of the kind. */
export const ofKind = (objects: readonly OutputObject[], kind: string): readonly OutputObject[] =>
  objects.filter((object) => object.kind === kind);

const GROUPS = '.cnrm.cloud.google.com';

/** Group and kind of everything that Config Connector makes: `compute.cnrm.cloud.google.com/ComputeNetwork`. */
export const connectorKinds = (objects: readonly OutputObject[]): readonly string[] =>
  [
    ...new Set(
      objects
        .filter(({ apiVersion }) => (apiVersion.split('/')[0] ?? '').endsWith(GROUPS))
        .map(({ apiVersion, kind }) => `${apiVersion.split('/')[0]}/${kind}`),
    ),
  ].sort();
