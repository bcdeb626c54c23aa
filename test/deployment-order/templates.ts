// Small templates, and what the rules about the order say of them.
import { judgeOrder } from '../../lib/deployment-order';

export type Resources = Readonly<Record<string, object>>;

/** A cluster of EKS, by the logical id `Cluster`. */
export const CLUSTER: Resources = { Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'blue' } } };

/** A resource of EKS in that cluster. */
export const inCluster = (Type: string, properties: object = {}, dependsOn: readonly string[] = []) => ({
  Type,
  DependsOn: dependsOn,
  Properties: { ClusterName: { Ref: 'Cluster' }, ...properties },
});

/** Kubernetes objects that the CDK's custom resource applies. */
export const applies = (objects: readonly object[], dependsOn: readonly string[] = [], properties: object = {}) =>
  inCluster('Custom::AWSCDK-EKS-KubernetesResource', { Manifest: JSON.stringify(objects), ...properties }, dependsOn);

/** A Helm chart that the CDK's custom resource installs. */
export const installs = (Chart: string, dependsOn: readonly string[] = [], properties: object = {}) =>
  inCluster('Custom::AWSCDK-EKS-HelmChart', { Chart, Namespace: 'tools', ...properties }, dependsOn);

export const object = (apiVersion: string, kind: string, name: string, more: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop' },
  ...more,
});

/** `<rule> <later> <earlier>` of each finding, in stacks that are given by their name. */
export function found(stacks: Readonly<Record<string, Resources>>): readonly string[] {
  const files = Object.entries(stacks).map(([name, resources]) => ({
    path: `${name}.template.json`,
    text: JSON.stringify({ Resources: resources }),
  }));
  return judgeOrder(files).findings.map(({ rule, later, earlier }) => `${rule.name} ${later} ${earlier}`);
}

/** The findings in one stack, `app`, its name left out. */
export const foundIn = (resources: Resources): readonly string[] =>
  found({ app: resources }).map((text) => text.replaceAll('app/', ''));
