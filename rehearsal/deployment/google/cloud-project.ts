import type { Spec } from './connector-object';

/** A resource of Google Cloud, whoever made it. */
export interface CloudResource {
  readonly id: string;
  /** As Config Connector calls it; of what GKE makes, a word of ours. */
  readonly kind: string;
  readonly name: string;
  readonly spec: Spec;
  /** Ids of the resources that it uses: they cannot be deleted while it is there. */
  readonly uses: readonly string[];
  /** Id of the resource that takes it along when that is deleted. @default - none */
  readonly goesWith?: string;
  /** Simulated second at which it is ready. */
  readonly readyAt: number;
  /** How often it was changed in place. */
  readonly version: number;
}

/** Kinds that can be deleted while others use them: those miss them, and nothing more. */
const NOT_HELD = ['IAMServiceAccount', 'KMSCryptoKey'];

/** Kinds whose deletion loses what cannot be made again, or is refused by Google Cloud. */
const NEVER_DELETED: Readonly<Record<string, string>> = {
  KMSKeyRing: 'key rings cannot be deleted',
  KMSCryptoKey: 'keys cannot be deleted; their versions would be destroyed, and what they encrypted with them',
  StorageBucket: 'the bucket you tried to delete is not empty',
};

/** The project of one platform: what is in it, and what Google Cloud refuses. It knows no Kubernetes. */
export class CloudProject {
  /** Google APIs that a person has switched on. */
  readonly apisByHand = new Set<string>();
  /** Service agents that exist, by the domain of their address. */
  readonly agents = new Set<string>();
  /** Simulated seconds since the beginning. */
  seconds = 0;
  /** A refusal that is injected into what is made or changed. @default - none */
  fault: (id: string, name: string) => string | undefined = () => undefined;
  /** Resources that were made since the beginning, each time. */
  readonly made: string[] = [];
  /** Resources that an object has taken back. */
  readonly acquired: string[] = [];
  /** The fewest resources of each kind that there were after a deletion, since this was cleared. */
  readonly fewest = new Map<string, number>();
  /** Told of all that happens. */
  watch: (resource: CloudResource, what: 'made' | 'changed' | 'deleted') => void = () => undefined;
  private readonly resources = new Map<string, CloudResource>();

  /** Whether a Google API is switched on, e.g. `compute.googleapis.com`. */
  isOn(api: string): boolean {
    return this.apisByHand.has(api) || this.named('Service', api) !== undefined;
  }

  get all(): readonly CloudResource[] {
    return [...this.resources.values()];
  }

  find(id: string): CloudResource | undefined {
    return this.resources.get(id);
  }

  ofKind(kind: string): readonly CloudResource[] {
    return this.all.filter((resource) => resource.kind === kind);
  }

  /** One of a kind by its name. */
  named(kind: string, name: string): CloudResource | undefined {
    return this.ofKind(kind).find((resource) => resource.name === name);
  }

  create(resource: Omit<CloudResource, 'version'>): void {
    const made = { ...resource, version: 1 };
    this.resources.set(resource.id, made);
    this.made.push(resource.id);
    this.watch(made, 'made');
  }

  change(id: string, changes: Pick<CloudResource, 'spec' | 'uses'>): void {
    const resource = this.resources.get(id);
    if (!resource) throw new Error(`there is no ${id}`);
    const changed = { ...resource, ...changes, version: resource.version + 1 };
    this.resources.set(id, changed);
    this.watch(changed, 'changed');
  }

  /** Why it cannot be deleted now, in Google Cloud's words, or nothing. */
  refusalOfDelete({ id, kind, name }: CloudResource): string | undefined {
    const never = NEVER_DELETED[kind];
    if (never) return never;
    if (NOT_HELD.includes(kind)) return undefined;
    const user = this.all.find((one) => one.uses.includes(id) && one.goesWith !== id && one.kind !== 'IAMPolicyMember');
    return (
      user &&
      `The ${kind} '${name}' is already being used by '${user.kind} ${user.name}', resourceInUseByAnotherResource`
    );
  }

  /** Deletes it. @throws with the refusal */
  delete(resource: CloudResource): void {
    const refusal = this.refusalOfDelete(resource);
    if (refusal) throw new Error(refusal);
    this.remove(resource);
  }

  /** Takes it away without a question, and what goes along with it. */
  remove(resource: CloudResource): void {
    this.forget(resource);
    for (const one of this.all) if (one.goesWith === resource.id) this.forget(one);
  }

  private forget(resource: CloudResource): void {
    const { id, kind } = resource;
    this.resources.delete(id);
    this.fewest.set(kind, Math.min(this.ofKind(kind).length, this.fewest.get(kind) ?? Number.POSITIVE_INFINITY));
    this.watch(resource, 'deleted');
  }
}
