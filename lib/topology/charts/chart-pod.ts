import type { JsonObject } from '../files/json';
import { podTemplate } from '../kubernetes/pod-template';
import type { Place } from '../model/place';
import type { PodTemplate } from '../model/pod';
import type { Value } from '../model/resource';
import { numberAt, valueAt } from '../value/field';

/**
 * The pods that a chart makes, as far as its values tell: where they may run and what they ask for. Their containers, with
 * image and probes, are the chart's own.
 */
export function chartPod(name: string, labels: JsonObject, values: JsonObject, place: Place): PodTemplate {
  const value = (key: string): Value => valueAt(values, key) ?? {};
  const template: Value = {
    metadata: { labels },
    spec: {
      containers: [{ name, resources: value('resources') }],
      nodeSelector: value('nodeSelector'),
      affinity: value('affinity'),
      tolerations: value('tolerations'),
      topologySpreadConstraints: value('topologySpreadConstraints'),
      priorityClassName: valueAt(values, 'priorityClassName') ?? '',
      terminationGracePeriodSeconds: numberAt(values, 'terminationGracePeriodSeconds') ?? null,
    },
  };
  return { ...podTemplate(template, place), containers: [] };
}
