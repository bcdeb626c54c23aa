import type { KubernetesObject } from '../../cluster/api';
import { type Output, objectsOfKind } from '../../output';
import type { PodSpec } from './pod';

/** A ConfigMap of the output. */
export interface ConfigMapObject extends KubernetesObject {
  readonly data?: Readonly<Record<string, string>>;
}

interface Deployment extends KubernetesObject {
  readonly spec: { readonly template: { readonly spec: PodSpec } };
}

/** What the output gives a service so that it reaches the database. */
export interface RenderedClient {
  /** The variables of libpq that stand in the output as text. */
  readonly env: Readonly<Record<string, string>>;
  /** Settings of the kernel for the network of the pod. */
  readonly sysctls: readonly { readonly name: string; readonly value: string }[];
  /** The file that `PGSERVICEFILE` names. */
  readonly serviceFile: string;
}

const baseName = (path = ''): string => path.split('/').at(-1) ?? '';

/** Finds a service that uses the database. @throws when there is none, or none with a file of services */
export function renderedClient(output: Output): RenderedClient {
  for (const { metadata, spec } of objectsOfKind<Deployment>(output, 'Deployment')) {
    const { containers, volumes = [], securityContext } = spec.template.spec;
    const env = Object.fromEntries(
      containers
        .flatMap((container) => container.env ?? [])
        .flatMap(({ name, value }) => (value ? [[name, value]] : [])),
    ) as Record<string, string>;
    if (!env.PGHOST) continue;
    const mounted = volumes.flatMap(({ configMap }) => (configMap ? [configMap.name] : []));
    const files = objectsOfKind<ConfigMapObject>(output, 'ConfigMap')
      .filter((each) => each.metadata.namespace === metadata.namespace && mounted.includes(each.metadata.name))
      .flatMap(({ data }) => data?.[baseName(env.PGSERVICEFILE)] ?? []);
    const [serviceFile] = files;
    if (serviceFile === undefined) {
      throw new Error(`the Deployment '${metadata.name}' must mount the file of PGSERVICEFILE, and does not`);
    }
    return { env, sysctls: securityContext?.sysctls ?? [], serviceFile };
  }
  throw new Error('the output must have a Deployment that uses the database (PGHOST), and has none');
}
