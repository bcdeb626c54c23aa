import { type Release, releaseResource } from '../charts/release';
import { isJsonObject, type Json, type JsonObject, shallow } from '../files/json';
import { isKubernetesObject, listed, objectResource } from '../kubernetes/object';
import { isUnknown } from '../model/known';
import type { Place, Unreadable } from '../model/place';
import type { Resource, Value } from '../model/resource';
import { referenceAt, textAt } from '../value/field';

/** Custom resource by which the CDK applies manifests. @see aws-cdk-lib 2.261, aws-eks and aws-eks-v2, KubernetesManifest */
export const MANIFEST_TYPE = 'Custom::AWSCDK-EKS-KubernetesResource';

/** Custom resource by which the CDK installs a chart. @see aws-cdk-lib 2.261, aws-eks and aws-eks-v2, HelmChart */
export const CHART_TYPE = 'Custom::AWSCDK-EKS-HelmChart';

/** Custom resource by which the CDK changes what is there. @see aws-cdk-lib 2.261, aws-eks, KubernetesPatch */
export const PATCH_TYPE = 'Custom::AWSCDK-EKS-KubernetesPatch';

/** What stands within one resource of a template. */
export interface Embedded {
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
}

type Properties = { readonly [key: string]: Value };

/** Name of the cluster, or the resource that it is. */
export function clusterOf(properties: Properties): string | undefined {
  const reference = referenceAt(properties, 'ClusterName');
  if (reference) return reference.reference;
  const name = textAt(properties, 'ClusterName');
  return name === undefined || isUnknown(name) ? undefined : name;
}

/** The JSON that a property holds as text, tokens of it visible as `${...}`. */
export function parsedProperty(properties: Properties, name: string): Json | Error {
  const text = properties[name];
  if (typeof text !== 'string') return new Error(`${name} is known at the deploy only`);
  try {
    return shallow(JSON.parse(text) as Json);
  } catch (problem) {
    return new Error(`${name} is no JSON: ${problem instanceof Error ? problem.message : problem}`);
  }
}

/** The objects that a custom resource of the CDK applies. */
export function embeddedObjects(properties: Properties, place: Place): Embedded {
  const manifest = parsedProperty(properties, 'Manifest');
  if (manifest instanceof Error) return { resources: [], unreadable: [{ place, reason: manifest.message }] };
  const within = { ...place, field: 'Manifest' };
  const objects = listed(manifest);
  return {
    resources: objects
      .filter(isKubernetesObject)
      .map((object) => objectResource(object, within, clusterOf(properties))),
    unreadable: objects
      .filter((object) => !isKubernetesObject(object))
      .map(() => ({ place: within, reason: 'a Kubernetes object must have apiVersion, kind and metadata.name' })),
  };
}

const known = (properties: Properties, name: string): string | undefined => {
  const text = textAt(properties, name);
  return text === undefined || isUnknown(text) ? undefined : text;
};

/** The chart that a custom resource of the CDK installs. One whose name the deploy knows goes by its resource. */
export function embeddedChart(
  properties: Properties,
  place: Place,
  acknowledgements: Resource['acknowledgements'],
): Embedded {
  const values: Json | Error = 'Values' in properties ? parsedProperty(properties, 'Values') : {};
  if (values instanceof Error) return { resources: [], unreadable: [{ place, reason: values.message }] };
  const chart = known(properties, 'Chart') ?? place.resource;
  const [namespace, repository, version] = ['Namespace', 'Repository', 'Version'].map((name) =>
    known(properties, name),
  );
  const release: Release = {
    chart,
    release: known(properties, 'Release') ?? chart,
    namespace: namespace ?? 'default',
    ...(repository !== undefined && { repository }),
    ...(version !== undefined && { version }),
    values: isJsonObject(values) ? values : ({} satisfies JsonObject),
    acknowledgements,
  };
  return {
    resources: [releaseResource(release, { ...place, field: 'Values' }, clusterOf(properties))],
    unreadable: [],
  };
}
