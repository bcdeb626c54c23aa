import { podTemplate } from '../kubernetes/pod-template';
import type { AntiAffinity, PodTemplate, Selector } from '../model/pod';
import type { Resource, Value } from '../model/resource';
import { flagAt, itemsAt, knownOr, numberAt, textAt, valueAt } from '../value/field';
import { OPERATOR } from './operator-facts';

const probe = (path: string, failureThreshold: number): Value => ({
  httpGet: { port: OPERATOR.statusPort, scheme: 'HTTPS', path },
  periodSeconds: OPERATOR.probePeriodSeconds,
  timeoutSeconds: OPERATOR.probeTimeoutSeconds,
  failureThreshold,
});

/** Labels that every pod of the cluster has. */
export const instanceLabels = (name: string): Readonly<Record<string, string>> => ({
  [OPERATOR.clusterLabel]: name,
  [OPERATOR.podRoleLabel]: OPERATOR.instance,
});

function container(properties: Value): Value {
  const start = knownOr(numberAt(properties, 'spec.startDelay'), OPERATOR.startSeconds);
  const image = textAt(properties, 'spec.imageName') ?? OPERATOR.image;
  return {
    name: 'postgres',
    image,
    ports: [
      { name: 'postgresql', containerPort: OPERATOR.port },
      { name: 'status', containerPort: OPERATOR.statusPort },
    ],
    readinessProbe: probe('/readyz', OPERATOR.probeFailures),
    livenessProbe: probe('/healthz', OPERATOR.probeFailures),
    startupProbe: probe('/healthz', Math.max(1, Math.ceil(start / OPERATOR.probePeriodSeconds))),
    resources: valueAt(properties, 'spec.resources') ?? {},
  };
}

/** The anti-affinity between instances, which the operator makes unless it is switched off. */
function ownAntiAffinity(name: string, properties: Value): readonly AntiAffinity[] {
  if (flagAt(properties, 'spec.affinity.enablePodAntiAffinity') === false) return [];
  const type = knownOr(textAt(properties, 'spec.affinity.podAntiAffinityType'), OPERATOR.antiAffinityType);
  const hard = type === 'required';
  const selector: Selector = [
    { key: OPERATOR.clusterLabel, operator: 'In', values: [name] },
    { key: OPERATOR.podRoleLabel, operator: 'In', values: [OPERATOR.instance] },
  ];
  const topologyKey = knownOr(textAt(properties, 'spec.affinity.topologyKey'), '') || OPERATOR.topologyKey;
  return [{ topologyKey, hard, ...(!hard && { weight: OPERATOR.antiAffinityWeight }), selector, matchLabelKeys: [] }];
}

/** The pods that the operator makes of a `Cluster`. */
export function instancePod({ name, properties, place }: Resource): PodTemplate {
  const affinity = valueAt(properties, 'spec.affinity');
  const template: Value = {
    metadata: { labels: instanceLabels(name) },
    spec: {
      containers: [container(properties)],
      nodeSelector: valueAt(affinity, 'nodeSelector') ?? {},
      affinity: {
        nodeAffinity: valueAt(affinity, 'nodeAffinity') ?? {},
        podAntiAffinity: valueAt(affinity, 'additionalPodAntiAffinity') ?? {},
      },
      tolerations: itemsAt(affinity, 'tolerations'),
      topologySpreadConstraints: itemsAt(properties, 'spec.topologySpreadConstraints'),
      priorityClassName: valueAt(properties, 'spec.priorityClassName') ?? null,
      terminationGracePeriodSeconds: knownOr(numberAt(properties, 'spec.stopDelay'), OPERATOR.stopSeconds),
      serviceAccountName: name,
    },
  };
  const pod = podTemplate(template, { ...place, field: 'spec' });
  return { ...pod, antiAffinity: [...ownAntiAffinity(name, properties), ...pod.antiAffinity] };
}
