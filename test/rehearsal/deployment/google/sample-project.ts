// Test support: a few objects of Config Connector in one namespace, without an API server.
import { CloudProject } from '../../../../rehearsal/deployment/google/cloud-project';
import { ConfigConnector } from '../../../../rehearsal/deployment/google/config-connector';
import type { Condition, ConnectorObject, Spec } from '../../../../rehearsal/deployment/google/connector-object';

export const ABANDON = { 'cnrm.cloud.google.com/deletion-policy': 'abandon' };

let uids = 0;

export function object(
  kind: string,
  name: string,
  spec: Spec = {},
  annotations: Readonly<Record<string, string>> = {},
) {
  uids += 1;
  return {
    apiVersion: 'compute.cnrm.cloud.google.com/v1beta1',
    kind,
    metadata: { name, namespace: 'acme-prod', uid: String(uids), generation: 1, annotations },
    spec,
  } as ConnectorObject;
}

/** The objects of one namespace, and the controller that looks at them until nothing moves. */
export class SampleProject {
  readonly project = new CloudProject();
  readonly secrets = new Set<string>();
  private readonly connector = new ConfigConnector(this.project);
  private readonly objects = new Map<string, ConnectorObject>();

  constructor(...objects: readonly ConnectorObject[]) {
    for (const api of ['compute', 'container', 'dns', 'iam', 'cloudresourcemanager', 'serviceusage']) {
      this.project.apisByHand.add(`${api}.googleapis.com`);
    }
    for (const one of objects) this.apply(one);
  }

  apply(one: ConnectorObject): void {
    const key = `${one.kind} ${one.metadata.name}`;
    const before = this.objects.get(key);
    if (!before) this.objects.set(key, one);
    else {
      const generation = (before.metadata.generation ?? 1) + 1;
      this.objects.set(key, {
        ...before,
        spec: one.spec,
        metadata: { ...before.metadata, generation },
      } as ConnectorObject);
    }
  }

  delete(kind: string, name: string): void {
    const key = `${kind} ${name}`;
    const one = this.objects.get(key);
    if (!one) throw new Error(`there is no ${key}`);
    this.objects.set(key, { ...one, metadata: { ...one.metadata, deletionTimestamp: 'now' } });
  }

  /** Looks so often that whatever can happen has happened. */
  settle(): void {
    for (let look = 0; look < 20; look += 1) {
      for (const [key, one] of this.objects) this.write(key, one);
      this.project.seconds += 1000;
    }
  }

  /** The condition of an object, or nothing when it is gone. */
  ready(kind: string, name: string): Condition | undefined {
    return this.objects.get(`${kind} ${name}`)?.status?.conditions?.[0];
  }

  has(kind: string, name: string): boolean {
    return this.objects.has(`${kind} ${name}`);
  }

  private write(key: string, one: ConnectorObject): void {
    const around = {
      find: (kind: string, name: string) => this.objects.get(`${kind} ${name}`),
      hasSecret: (name: string) => this.secrets.has(name),
    };
    const { finalizers = one.metadata.finalizers, ready } = this.connector.react(one, around);
    if (one.metadata.deletionTimestamp && finalizers?.length === 0) return void this.objects.delete(key);
    const status = ready ? { conditions: [ready], observedGeneration: one.metadata.generation } : one.status;
    this.objects.set(key, { ...one, metadata: { ...one.metadata, finalizers }, status } as ConnectorObject);
  }
}
