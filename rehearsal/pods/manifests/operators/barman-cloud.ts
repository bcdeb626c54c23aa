import type { KubernetesObject } from '../../../cluster/api';
import { isDeployment, labelled, withContainers, withValues } from './deployment';
import type { HelmChart } from './helm-chart';
import { isDefinition, type Operator, versionDifference } from './operator';

/**
 * The plugin that a chart installs. Of 0.8.1 it was not to be read.
 *
 * @see https://github.com/cloudnative-pg/charts/releases/tag/plugin-barman-cloud-v0.8.0 (December 2026)
 */
const PLUGIN_OF_CHART: Readonly<Record<string, string>> = { '0.8.0': '0.15.0' };

const IMAGE = 'ghcr.io/cloudnative-pg/plugin-barman-cloud';

/** The variable by which the plugin knows the image of the sidecars, and the key in the Secret of the manifest. */
const SIDECAR_IMAGE = 'SIDECAR_IMAGE';

interface Selecting extends KubernetesObject {
  readonly spec: { readonly selector: Readonly<Record<string, string>> };
}

/**
 * The Barman Cloud plugin by the manifest in its Go module, with the names, labels, images and values of the chart.
 *
 * Only the leader of its replicas is ever ready, so its Deployment never rolls out whole.
 *
 * @param manifest the objects of `manifest.yaml`, which names images of a build that was not released
 * @param version of the module
 * @see chart plugin-barman-cloud 0.8, templates/deployment.yaml, service.yaml; values.yaml for the names of the images
 * @throws when a value of the chart has no place
 */
export function barmanCloud(manifest: readonly KubernetesObject[], version: string, chart: HelmChart): Operator {
  const labels = { 'app.kubernetes.io/name': chart.name, 'app.kubernetes.io/instance': chart.release };
  const sidecar = { name: SIDECAR_IMAGE, value: `${IMAGE}-sidecar:v${version}` };
  const changed = (object: KubernetesObject): KubernetesObject => {
    if (object.kind === 'Service') {
      const service = object as Selecting;
      return { ...service, spec: { ...service.spec, selector: labels } } as Selecting;
    }
    if (!isDeployment(object)) return object;
    const released = withContainers(object, (container) => ({
      ...container,
      image: `${IMAGE}:v${version}`,
      env: [...(container.env ?? []).filter(({ name }) => name !== SIDECAR_IMAGE), sidecar],
    }));
    return withValues(labelled(released, chart.release, labels), chart);
  };
  return {
    definitions: manifest.filter(isDefinition),
    // the Secret holds nothing but the name of an image that was not released
    objects: manifest.filter((object) => !isDefinition(object) && object.kind !== 'Secret').map(changed),
    differences: versionDifference(
      'Barman Cloud plugin',
      version,
      PLUGIN_OF_CHART[chart.version] ?? `that of chart ${chart.version}`,
    ),
  };
}
