import type { KubernetesObject } from '../../../cluster/api';
import { isDeployment, labelled, withContainers, withValues } from './deployment';
import type { HelmChart } from './helm-chart';
import { isDefinition, type Operator, versionDifference } from './operator';

/**
 * The operator that a chart installs.
 *
 * @see https://github.com/cloudnative-pg/charts/releases (December 2026)
 */
const OPERATOR_OF_CHART: Readonly<Record<string, string>> = { '0.29.1': '1.30.1' };

/**
 * CloudNativePG by the release manifest in its Go module, with the name, the labels and the values of the chart.
 *
 * @param manifest the objects of `releases/cnpg-VERSION.yaml`
 * @param version of the module
 * @see chart cloudnative-pg 0.29, templates/deployment.yaml
 * @throws when a value of the chart has no place
 */
export function cloudNativePg(manifest: readonly KubernetesObject[], version: string, chart: HelmChart): Operator {
  const labels = { 'app.kubernetes.io/name': chart.name, 'app.kubernetes.io/instance': chart.release };
  const objects = manifest
    .filter((object) => object.kind !== 'Namespace' && !isDefinition(object))
    .map((object) => {
      if (!isDeployment(object)) return object;
      // the default of the chart; the manifest asks the registry at every start
      const pulled = withContainers(object, (container) => ({ ...container, imagePullPolicy: 'IfNotPresent' }));
      return withValues(labelled(pulled, chart.release, labels), chart);
    });
  return {
    definitions: manifest.filter(isDefinition),
    objects,
    differences: versionDifference(
      'CloudNativePG',
      version,
      OPERATOR_OF_CHART[chart.version] ?? `that of chart ${chart.version}`,
    ),
  };
}
