import type { KubernetesObject } from '../../../cluster/api';
import type { Installed } from './helm-chart';

/** A container, as far as it is set here. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly [field: string]: unknown;
}

/** A Deployment of an operator. */
export interface Deployment extends KubernetesObject {
  readonly kind: 'Deployment';
  readonly spec: {
    readonly replicas?: number;
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: { readonly containers: readonly Container[]; readonly [field: string]: unknown };
    };
    readonly [field: string]: unknown;
  };
}

export const isDeployment = (object: KubernetesObject): object is Deployment => object.kind === 'Deployment';

type Place = (deployment: Deployment, value: unknown) => Deployment;

const inSpec =
  (field: string): Place =>
  (deployment, value) => ({ ...deployment, spec: { ...deployment.spec, [field]: value } });

const inPod =
  (field: string): Place =>
  ({ spec, ...deployment }, value) => ({
    ...deployment,
    spec: { ...spec, template: { ...spec.template, spec: { ...spec.template.spec, [field]: value } } },
  });

/** The deployment with every container changed. */
export function withContainers(deployment: Deployment, change: (container: Container) => Container): Deployment {
  return inPod('containers')(deployment, deployment.spec.template.spec.containers.map(change));
}

/** Where the values go that the charts of controllers have in common. */
const PLACES: Readonly<Record<string, Place>> = {
  replicaCount: inSpec('replicas'),
  tolerations: inPod('tolerations'),
  topologySpreadConstraints: inPod('topologySpreadConstraints'),
  priorityClassName: inPod('priorityClassName'),
  resources: (deployment, value) => withContainers(deployment, (container) => ({ ...container, resources: value })),
};

/**
 * The Deployment with the values that an output gives to its chart or add-on.
 *
 * @param elsewhere values that have their effect elsewhere, or none here
 * @throws when a value has no place to go: it would be in the output, and not on this machine
 */
export function withValues(
  deployment: Deployment,
  { name, values }: Installed,
  elsewhere: readonly string[] = [],
): Deployment {
  const placed = Object.entries(values).filter(([key]) => !elsewhere.includes(key));
  const unknown = placed.map(([key]) => key).filter((key) => !(key in PLACES));
  if (unknown.length > 0) {
    const allowed = [...Object.keys(PLACES), ...elsewhere].join(', ');
    throw new Error(
      `the values of '${name}' must have a place here (${allowed}), got '${unknown.join("', '")}': add one to PLACES, or handle it`,
    );
  }
  return placed.reduce((current, [key, value]) => PLACES[key]?.(current, value) ?? current, deployment);
}

/** The Deployment under another name, with these labels on its pods and in its selector. */
export function labelled(deployment: Deployment, name: string, labels: Readonly<Record<string, string>>): Deployment {
  const { metadata, spec } = deployment;
  return {
    ...deployment,
    metadata: { ...metadata, name, labels },
    spec: {
      ...spec,
      selector: { matchLabels: labels },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  };
}
