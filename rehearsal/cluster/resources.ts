import type { Api, KubernetesObject } from './api';

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** Finds where the API server keeps the objects of a kind, as it tells itself. */
export class Resources {
  private readonly known = new Map<string, Resource>();
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  /** Path of the collection that the object belongs to. @throws when the server serves no such kind */
  async collection({ apiVersion, kind, metadata }: KubernetesObject): Promise<string> {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    const { name, namespaced } = await this.resource(root, kind);
    return namespaced ? `${root}/namespaces/${metadata.namespace ?? 'default'}/${name}` : `${root}/${name}`;
  }

  /** Path of the object. @throws when the server serves no such kind */
  async path(object: KubernetesObject): Promise<string> {
    return `${await this.collection(object)}/${object.metadata.name}`;
  }

  private async resource(root: string, kind: string): Promise<Resource> {
    const key = `${root} ${kind}`;
    if (!this.known.has(key)) {
      const { resources } = await this.api.get<{ resources: readonly Resource[] }>(root);
      for (const resource of resources.filter(({ name }) => !name.includes('/'))) {
        this.known.set(`${root} ${resource.kind}`, resource);
      }
    }
    const found = this.known.get(key);
    if (!found) throw new Error(`the API server serves no ${kind} at ${root}`);
    return found;
  }
}
