import {
  type AntiAffinity,
  type Container,
  isUnknown,
  type Known,
  type PodTemplate,
  type Requirement,
  type SpreadConstraint,
  type Workload,
} from '../../lib/topology';
import type { KubernetesObject } from '../cluster/api';

/** What Pod Security 'restricted' asks of a container that runs nothing. */
const RESTRICTED = {
  allowPrivilegeEscalation: false,
  runAsNonRoot: true,
  capabilities: { drop: ['ALL'] },
  seccompProfile: { type: 'RuntimeDefault' },
};

const known = <Fact>(fact: Known<Fact> | undefined): Fact | undefined =>
  fact === undefined || isUnknown(fact) ? undefined : fact;

const expression = ({ key, operator, values }: Requirement): object => ({
  key,
  operator,
  ...(values.length > 0 ? { values } : {}),
});

const selector = (requirements: readonly Requirement[]): object => ({
  matchExpressions: requirements.map(expression),
});

const revision = (keys: readonly string[]): object => (keys.length > 0 ? { matchLabelKeys: keys } : {});

const spread = (constraint: SpreadConstraint): object => ({
  topologyKey: constraint.topologyKey,
  maxSkew: constraint.maxSkew,
  whenUnsatisfiable: constraint.hard ? 'DoNotSchedule' : 'ScheduleAnyway',
  ...(constraint.hard && constraint.minDomains ? { minDomains: constraint.minDomains } : {}),
  nodeTaintsPolicy: constraint.honorTaints ? 'Honor' : 'Ignore',
  nodeAffinityPolicy: constraint.honorAffinity ? 'Honor' : 'Ignore',
  labelSelector: selector(constraint.selector),
  ...revision(constraint.matchLabelKeys),
});

const term = ({ topologyKey, selector: labels, matchLabelKeys }: AntiAffinity): object => ({
  topologyKey,
  labelSelector: selector(labels),
  ...revision(matchLabelKeys),
});

function affinity({ nodeAffinity, antiAffinity }: PodTemplate): object {
  const terms = nodeAffinity.map((requirements) => selector(requirements));
  return {
    ...(terms.length > 0
      ? { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } }
      : {}),
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: antiAffinity.filter(({ hard }) => hard).map(term),
      preferredDuringSchedulingIgnoredDuringExecution: antiAffinity
        .filter(({ hard }) => !hard)
        .map((soft) => ({ weight: soft.weight ?? 1, podAffinityTerm: term(soft) })),
    },
  };
}

function containers(name: string, { containers: all }: PodTemplate): readonly object[] {
  // values of a chart seldom tell the containers; one that asks for nothing still takes its place among the pods
  const told = all.length > 0 ? all : [{ name, requests: {} }];
  return told.map(({ name: container, requests }: Pick<Container, 'name' | 'requests'>) => {
    const [millicores, bytes] = [known(requests.millicores), known(requests.bytes)];
    const asked = {
      ...(millicores === undefined ? {} : { cpu: `${millicores}m` }),
      ...(bytes === undefined ? {} : { memory: String(bytes) }),
    };
    return {
      name: container,
      image: 'example.com/simulated',
      resources: { requests: asked },
      securityContext: RESTRICTED,
    };
  });
}

const podSpec = (name: string, pod: PodTemplate): object => ({
  containers: containers(name, pod),
  nodeSelector: pod.nodeSelector,
  affinity: affinity(pod),
  topologySpreadConstraints: pod.spread.map(spread),
  tolerations: pod.tolerations.map(({ seconds, ...toleration }) => ({
    ...toleration,
    ...(seconds === undefined ? {} : { tolerationSeconds: seconds }),
  })),
  ...(pod.priorityClass ? { priorityClassName: pod.priorityClass } : {}),
  automountServiceAccountToken: false,
});

const claims = (workload: Workload): readonly object[] =>
  workload.claims.map(({ name, storageClass, accessModes, size }) => ({
    metadata: { name },
    spec: {
      accessModes,
      ...(storageClass ? { storageClassName: storageClass } : {}),
      resources: { requests: { storage: String(known(size) ?? 1) } },
    },
  }));

/** Why a workload cannot be made: what its chart or operator gives its pods is not known. */
export function whyNotMade({ pod, replicas, claims: disks }: Workload): string | undefined {
  if (isUnknown(pod)) return pod.unknown;
  if (isUnknown(replicas.min)) return replicas.min.unknown;
  const disk = disks.find(({ size }) => isUnknown(size));
  return disk && isUnknown(disk.size) ? disk.size.unknown : undefined;
}

/**
 * The Deployment of a chart, or a StatefulSet in place of the pods that an operator would make, with their placement,
 * tolerations, requests and disks. Their programs do not run, so an operator's own reaction to the loss is not rehearsed.
 *
 * @throws when {@link whyNotMade} tells why
 */
export function declaredController(workload: Workload): KubernetesObject {
  const { id, kind, namespace, name, pod, replicas } = workload;
  const why = whyNotMade(workload);
  if (why !== undefined || isUnknown(pod)) throw new Error(`${id} cannot be made: ${why}`);
  const deployment = kind === 'Deployment';
  const matchLabels = pod.labels;
  return {
    apiVersion: 'apps/v1',
    kind: deployment ? 'Deployment' : 'StatefulSet',
    metadata: { name, namespace },
    spec: {
      replicas: known(replicas.min),
      selector: { matchLabels },
      template: { metadata: { labels: pod.labels }, spec: podSpec(name, pod) },
      ...(deployment
        ? {}
        : { serviceName: name, podManagementPolicy: 'Parallel', volumeClaimTemplates: claims(workload) }),
    },
  } as KubernetesObject;
}
