import type { KubernetesObject } from '../../cluster/api';
import type { HandlerRequest, KubernetesCluster } from '../aws/kubernetes-cluster';
import { CHARTS } from './charts';

/** Groups that a cluster has without charts: no dot, or Kubernetes' own. */
const isBuiltIn = (group: string): boolean => !group.includes('.') || group.endsWith('.k8s.io');

/**
 * A model of the Kubernetes API, not the API itself: objects by name, namespaces that must be there first, and kinds that come
 * with a chart. It stands in where a deployment is played hundreds of times; what a schema or an admission policy refuses, it
 * accepts.
 */
export class ModelCluster implements KubernetesCluster {
  private readonly objects = new Map<string, KubernetesObject>();
  private readonly groups = new Set<string>();

  async handle({ action, type, properties }: HandlerRequest): Promise<number> {
    if (type === 'Custom::AWSCDK-EKS-HelmChart') return this.chart(action, String(properties.Release));
    if (type !== 'Custom::AWSCDK-EKS-KubernetesResource') throw new Error(`the model does not know ${type}`);
    for (const object of JSON.parse(String(properties.Manifest)) as readonly KubernetesObject[]) {
      this.apply(action, object, String(properties.Overwrite) === 'true');
    }
    return 15;
  }

  async volumeUsers(): Promise<readonly string[]> {
    const users = [...this.objects.values()].filter(
      ({ kind, apiVersion }) =>
        kind === 'StatefulSet' || (kind === 'Cluster' && apiVersion.startsWith('postgresql.cnpg.io/')),
    );
    return users.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  }

  async clusterDeleted(): Promise<void> {
    this.objects.clear();
    this.groups.clear();
  }

  private chart(action: HandlerRequest['action'], release: string): number {
    const effects = CHARTS[release];
    if (!effects) throw new Error(`the model does not know the chart ${release}`);
    if (action !== 'Delete') for (const group of effects.groups) this.groups.add(group);
    else if (effects.takesItsKinds) for (const group of effects.groups) this.groups.delete(group);
    return 60;
  }

  private apply(action: HandlerRequest['action'], object: KubernetesObject, overwrite: boolean): void {
    const { kind, metadata } = object;
    const key = `${groupOf(object)} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
    if (action === 'Delete') {
      this.remove(key, object);
      return;
    }
    this.refuse(object);
    if (action === 'Create' && !overwrite && this.objects.has(key)) {
      throw new Error(`${kind} "${metadata.name}" already exists`);
    }
    this.objects.set(key, object);
  }

  private remove(key: string, { kind, metadata: { name } }: KubernetesObject): void {
    this.objects.delete(key);
    if (kind !== 'Namespace') return;
    for (const [other, { metadata }] of this.objects) if (metadata.namespace === name) this.objects.delete(other);
  }

  private refuse(object: KubernetesObject): void {
    const { apiVersion, kind, metadata } = object;
    const group = groupOf(object);
    if (!isBuiltIn(group) && !this.groups.has(group)) {
      throw new Error(
        `resource mapping not found for name: "${metadata.name}": no matches for kind "${kind}" in version "${apiVersion}"`,
      );
    }
    const { namespace } = metadata;
    if (namespace === undefined || /^(default$|kube-)/.test(namespace)) return;
    if (!this.objects.has(` Namespace /${namespace}`)) throw new Error(`namespaces "${namespace}" not found`);
  }
}

const groupOf = ({ apiVersion }: KubernetesObject): string =>
  apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
