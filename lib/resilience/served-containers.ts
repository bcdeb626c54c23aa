import type { Container, KubernetesService, PodTemplate } from '../topology';

const listensOn = ({ ports }: Container, target: string | number): boolean =>
  ports.some(({ name, port }) => port === Number(target) || name === target);

/**
 * The containers of a pod to which the Services lead: those that name a port of theirs, or the first where none does, as
 * ports need not be named. Services without ports lead nowhere: they only give names to pods.
 */
export function servedContainers(
  { containers }: PodTemplate,
  services: readonly KubernetesService[],
): readonly Container[] {
  const targets = services.flatMap(({ ports }) => ports.map(({ targetPort }) => targetPort));
  if (targets.length === 0) return [];
  const listening = containers.filter((container) => targets.some((target) => listensOn(container, target)));
  return listening.length > 0 ? listening : containers.slice(0, 1);
}
