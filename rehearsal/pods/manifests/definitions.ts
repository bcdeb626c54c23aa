import type { KubernetesObject } from '../../cluster/api';
import { definitions } from '../../stand-ins/custom-resources';

/** Groups that the API server serves by itself, beside the core group. */
const BUILT_IN = /^(apps|autoscaling|batch|policy|[\w.]+\.k8s\.io)$/;

const groupOf = ({ apiVersion }: KubernetesObject): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

interface Definition extends KubernetesObject {
  readonly spec: { readonly group: string };
}

/**
 * The definitions of all custom resources among the objects: those that operators bring, and of the other groups those in the
 * folder of the definitions.
 *
 * @param brought definitions of the operators
 * @param others finds those of other groups. @default - in the folder TRIZONE_CRDS
 * @throws MissingTool without the folder; when a group has no definition
 */
export function definitionsOf(
  objects: readonly KubernetesObject[],
  brought: readonly KubernetesObject[],
  others: (groups: ReadonlySet<string>) => readonly KubernetesObject[] = definitions,
): readonly KubernetesObject[] {
  const known = new Set(brought.map((definition) => (definition as Definition).spec.group));
  const missing = new Set(
    objects.map(groupOf).filter((group) => group !== '' && !BUILT_IN.test(group) && !known.has(group)),
  );
  const found = missing.size > 0 ? others(missing) : [];
  const undefinedGroups = [...missing].filter(
    (group) => !found.some((definition) => (definition as Definition).spec.group === group),
  );
  if (undefinedGroups.length === 0) return [...brought, ...found];
  throw new Error(
    `every custom resource needs its definition, and the folder has none of ${undefinedGroups.join(', ')}: add them to .github/fetch-definitions.sh`,
  );
}
