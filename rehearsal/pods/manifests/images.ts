import type { KubernetesObject } from '../../cluster/api';
import { texts } from './texts';

/** The container that holds the namespaces of a pod; containerd asks for it by this name. @see containerd 2.2, sandbox image */
export const PAUSE_IMAGE = 'registry.k8s.io/pause:3.10';

/** Fields that name an image: of containers, and of the Cluster of CloudNativePG. */
const FIELD = /(^|[.\]])(image|imageName)$/;

/** Variables by which an operator knows the images of the pods that it makes. */
const VARIABLES = ['SIDECAR_IMAGE', 'OPERATOR_IMAGE_NAME'];

interface Variable {
  readonly name?: unknown;
  readonly value?: unknown;
}

function variables(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const { name, value: text } = value as Variable;
  const own = typeof name === 'string' && VARIABLES.includes(name) && typeof text === 'string' ? [text] : [];
  return [...own, ...Object.values(value).flatMap(variables)];
}

/** Every image that the objects, and the pods that operators make of them, pull; sorted, with that of pods themselves. */
export function imagesOf(objects: readonly KubernetesObject[]): readonly string[] {
  // a definition describes fields of that name, and names no image
  const using = objects.filter(({ kind }) => kind !== 'CustomResourceDefinition');
  const named = using.flatMap((object) =>
    texts(object)
      .filter(({ path }) => FIELD.test(path))
      .map(({ text }) => text),
  );
  return [...new Set([...named, ...using.flatMap(variables), PAUSE_IMAGE])].sort();
}
