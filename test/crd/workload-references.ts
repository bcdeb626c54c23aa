// Test support: every reference that the objects of a cluster make, and whether its target exists.
import type { Manifest } from './manifest';

interface Reference {
  readonly from: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

type Tree = { readonly [key: string]: Tree } & { readonly [index: number]: Tree };

const id = (kind: string, namespace: string, name: string) => `${kind}/${namespace}/${name}`;
const describe = ({ kind, metadata }: Manifest) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const entries = (value: unknown): readonly Tree[] => (Array.isArray(value) ? (value as readonly Tree[]) : []);

/** The pod spec of a workload, or `undefined`. */
function podSpec(manifest: Manifest): Tree | undefined {
  const spec = manifest.spec as Tree | undefined;
  return ['Deployment', 'StatefulSet', 'Job'].includes(manifest.kind) ? spec?.template?.spec : undefined;
}

function podReferences(manifest: Manifest): readonly [kind: string, name: string | undefined][] {
  const pod = podSpec(manifest);
  if (!pod) return [];
  const containers = [...entries(pod.initContainers), ...entries(pod.containers)];
  const volumes = entries(pod.volumes).flatMap((volume) => [volume, ...entries(volume.projected?.sources)]);
  return [
    ['ServiceAccount', text(pod.serviceAccountName)],
    ['PriorityClass', text(pod.priorityClassName)],
    ...volumes.flatMap((volume): [string, string | undefined][] => [
      ['ConfigMap', text(volume.configMap?.name)],
      ['Secret', text(volume.secret?.secretName) ?? text(volume.secret?.name)],
    ]),
    ...containers
      .flatMap((container) => entries(container.env))
      .map((variable): [string, string | undefined] => ['Secret', text(variable.valueFrom?.secretKeyRef?.name)]),
  ];
}

function kindReferences(manifest: Manifest): readonly [kind: string, name: string | undefined, namespace?: string][] {
  const spec = manifest.spec as Tree | undefined;
  const annotations = manifest.metadata.annotations ?? {};
  switch (manifest.kind) {
    case 'StatefulSet':
      return [
        ['Service', text(spec?.serviceName)],
        ...entries(spec?.volumeClaimTemplates).map((claim): [string, string | undefined] => [
          'StorageClass',
          text(claim.spec?.storageClassName),
        ]),
      ];
    case 'HorizontalPodAutoscaler':
      return [[text(spec?.scaleTargetRef?.kind) ?? '', text(spec?.scaleTargetRef?.name)]];
    case 'Ingress':
      return [
        ...entries(spec?.rules)
          .flatMap((rule) => entries(rule.http?.paths))
          .map((path): [string, string | undefined] => ['Service', text(path.backend?.service?.name)]),
        ['FrontendConfig', annotations['networking.gke.io/v1beta1.FrontendConfig']],
        ['ManagedCertificate', annotations['networking.gke.io/managed-certificates']],
        ['ComputeAddress', annotations['kubernetes.io/ingress.global-static-ip-name'], 'management'],
      ];
    case 'Service':
      return [
        [
          'BackendConfig',
          annotations['cloud.google.com/backend-config'] &&
            JSON.parse(annotations['cloud.google.com/backend-config']).default,
        ],
        ['ComputeAddress', annotations['networking.gke.io/load-balancer-ip-addresses'], 'management'],
        ['ComputeSubnetwork', annotations['networking.gke.io/load-balancer-subnet'], 'management'],
      ];
    case 'BackendConfig':
      return [['ComputeSecurityPolicy', text(spec?.securityPolicy?.name), 'management']];
    case 'FrontendConfig':
      return [['ComputeSSLPolicy', text(spec?.sslPolicy), 'management']];
    case 'Certificate':
      return [[text(spec?.issuerRef?.kind) ?? '', text(spec?.issuerRef?.name)]];
    case 'ClusterIssuer':
      return [['Secret', text(spec?.ca?.secretName), 'cert-manager']];
    case 'ExternalSecret':
      return [[text(spec?.secretStoreRef?.kind) ?? '', text(spec?.secretStoreRef?.name)]];
    case 'Cluster':
      return [
        ['PriorityClass', text(spec?.priorityClassName)],
        ['StorageClass', text(spec?.storage?.storageClass)],
        ['StorageClass', text(spec?.walStorage?.storageClass)],
        ['Secret', text(spec?.certificates?.serverTLSSecret)],
        ['Secret', text(spec?.certificates?.serverCASecret)],
        ...entries(spec?.plugins).map((plugin): [string, string | undefined] => [
          'ObjectStore',
          text(plugin.parameters?.barmanObjectName),
        ]),
      ];
    case 'ScheduledBackup':
      return [['Cluster', text(spec?.cluster?.name)]];
    case 'ValidatingAdmissionPolicyBinding':
      return [
        ['ValidatingAdmissionPolicy', text(spec?.policyName)],
        ['ConfigMap', text(spec?.paramRef?.name), text(spec?.paramRef?.namespace)],
      ];
    case 'RoleBinding':
    case 'ClusterRoleBinding': {
      const role = (manifest as unknown as { roleRef: Tree }).roleRef;
      return [[text(role.kind) ?? '', text(role.name)]];
    }
    default:
      return [];
  }
}

/** Kubernetes makes it in every namespace. */
const ROOT_CA = 'kube-root-ca.crt';

const CLUSTER_SCOPED = /^(PriorityClass|StorageClass|ClusterIssuer|ClusterRole|ValidatingAdmissionPolicy|Namespace)$/;

function references(manifest: Manifest): readonly Reference[] {
  const own = manifest.metadata.namespace ?? '';
  const all: readonly [kind: string, name: string | undefined, namespace?: string][] = [
    ...podReferences(manifest),
    ...kindReferences(manifest),
    ...(own && own !== 'cert-manager' ? [['Namespace', own] as [string, string]] : []),
  ];
  return all.flatMap(([kind, name, namespace = own]) =>
    name === undefined || name === ROOT_CA
      ? []
      : [{ from: describe(manifest), kind, name, namespace: CLUSTER_SCOPED.test(kind) ? '' : namespace }],
  );
}

/** Secrets that a controller makes of an object: cert-manager, External Secrets, and CloudNativePG for the owner. */
function madeSecrets({ kind, metadata, spec }: Manifest): readonly (string | undefined)[] {
  const fields = spec as Tree | undefined;
  if (kind === 'Certificate') return [text(fields?.secretName)];
  if (kind === 'ExternalSecret') return [text(fields?.target?.name)];
  return kind === 'Cluster' ? [`${metadata.name}-app`] : [];
}

/** Namespaces that every cluster has. */
const BUILT_IN_NAMESPACES = ['kube-system'];

/**
 * The references that lead nowhere. Config Connector objects count as the namespace `management`; Secrets exist when a
 * controller makes them or when the guide tells a person to.
 */
export function danglingWorkloadReferences(
  workload: readonly Manifest[],
  management: readonly Manifest[],
  secrets: readonly { readonly namespace: string; readonly name: string }[],
): readonly string[] {
  const known = new Set([
    ...workload.map(({ kind, metadata }) => id(kind, metadata.namespace ?? '', metadata.name)),
    ...management.map(({ kind, metadata }) => id(kind, 'management', metadata.name)),
    ...secrets.map(({ namespace, name }) => id('Secret', namespace, name)),
    ...BUILT_IN_NAMESPACES.map((name) => id('Namespace', '', name)),
    ...workload.flatMap((manifest) =>
      madeSecrets(manifest).map((name) => id('Secret', manifest.metadata.namespace ?? '', name ?? '')),
    ),
  ]);
  return workload
    .flatMap(references)
    .filter(({ kind, namespace, name }) => !known.has(id(kind, namespace, name)))
    .map(({ from, kind, namespace, name }) => `${from} -> ${kind} ${namespace}/${name}`);
}

/** Pods by their labels. */
export interface Labelled {
  readonly namespace?: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

function podsOf(manifest: Manifest): readonly Labelled[] {
  const { namespace, name } = manifest.metadata;
  // what the operator makes of a Cluster
  if (manifest.kind === 'Cluster') return [{ namespace, labels: { 'cnpg.io/cluster': name } }];
  const template = (manifest.spec as Tree | undefined)?.template;
  const labels = template?.metadata?.labels as unknown as Record<string, string>;
  return podSpec(manifest) ? [{ namespace, labels }] : [];
}

/**
 * The label selectors that match no pod of their namespace: a Service, budget, autoscaler or policy that does nothing.
 *
 * @param charts pods that a Helm chart makes
 */
export function danglingSelectors(workload: readonly Manifest[], charts: readonly Labelled[] = []): readonly string[] {
  const pods = [...charts, ...workload.flatMap(podsOf)];
  const matches = (namespace: string | undefined, wanted: unknown) =>
    pods.some(
      (pod) =>
        pod.namespace === namespace && Object.entries(wanted ?? {}).every(([key, value]) => pod.labels[key] === value),
    );
  return workload.flatMap((manifest) => {
    const spec = manifest.spec as Tree | undefined;
    const selectors: readonly unknown[] =
      manifest.kind === 'Service'
        ? [spec?.selector]
        : manifest.kind === 'PodDisruptionBudget'
          ? [spec?.selector?.matchLabels]
          : manifest.kind === 'NetworkPolicy'
            ? [spec?.podSelector?.matchLabels ?? {}]
            : [];
    return selectors
      .filter((selector) => Object.keys(selector ?? {}).length > 0 && !matches(manifest.metadata.namespace, selector))
      .map((selector) => `${describe(manifest)} selects no pod: ${JSON.stringify(selector)}`);
  });
}
