/** The label by which everything finds the pods of one workload. */
export const NAME_LABEL = 'app.kubernetes.io/name';

/** The label that says what a workload is for, e.g. `service`. */
export const COMPONENT_LABEL = 'app.kubernetes.io/component';

/** Label of a namespace whose Prometheus may read the metrics of the database. */
export const MONITORING_LABEL = 'trizone.dev/monitoring';

/** Labels of a workload and of its pods. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
export function labels(name: string, component: string): Record<string, string> {
  return { [NAME_LABEL]: name, [COMPONENT_LABEL]: component, 'app.kubernetes.io/managed-by': 'trizone' };
}

/** Selects the pods of one workload. */
export function selector(name: string): { matchLabels: Record<string, string> } {
  return { matchLabels: { [NAME_LABEL]: name } };
}

/** Selects a namespace by its name. */
export function namespaceSelector(namespace: string): { matchLabels: Record<string, string> } {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}
