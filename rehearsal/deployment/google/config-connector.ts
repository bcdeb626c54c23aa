import type { CloudProject, CloudResource } from './cloud-project';
import { AGENT_OF_API, refusalOfAcquisition, refusalOfChange, refusalOfCreate } from './cloud-rules';
import { type Condition, type ConnectorObject, called, cloudName, isAbandoned, isReady } from './connector-object';
import { durationOf } from './durations';
import { isSame } from './immutable-changes';
import { type Reference, referencesOf } from './references';

/** @see https://cloud.google.com/config-connector/docs/concepts/managing-deleting-resources */
export const FINALIZERS = ['cnrm.cloud.google.com/finalizer', 'cnrm.cloud.google.com/deletion-defender'];

/** What an object can see around itself: its namespace. */
export interface Surroundings {
  find(kind: string, name: string): ConnectorObject | undefined;
  hasSecret(name: string): boolean;
}

/** What is written to an object. Nothing is written when it says so already. */
export interface Reaction {
  readonly finalizers?: readonly string[];
  readonly ready?: Condition;
}

const condition = (reason: string, message: string): Reaction => ({
  ready: { type: 'Ready', status: reason === 'UpToDate' ? 'True' : 'False', reason, message },
});

/** The label that GKE adds to a pool with labels. Config Connector takes it away again, for ever. @see k8s-config-connector issue 3798 */
const LABEL_OF_GKE = 'goog-gke-node-pool-provisioning-model';

/** Where a resource is in Google Cloud; two objects with one place are one resource. */
export function idOf(object: ConnectorObject): string {
  const { kind, spec = {} } = object;
  if (kind === 'IAMPolicyMember') {
    const { resourceRef, role, member, memberFrom } = spec;
    return `${kind} ${JSON.stringify([resourceRef, role, member ?? memberFrom])}`;
  }
  const parent = referencesOf(object).find(({ isParent, isPlace }) => isParent || isPlace)?.name ?? '';
  return `${kind} ${[spec.location ?? spec.region ?? 'global', parent, cloudName(object)].join('/')}`;
}

/**
 * Config Connector's decisions about one object at a time, over a fake of the project.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/blob/v1.155.0/pkg/controller/tf/controller.go
 */
export class ConfigConnector {
  /** Whether a resource is not ready yet, though its time has come. */
  isBusy: (resource: CloudResource) => boolean = () => false;
  private readonly project: CloudProject;
  /** Objects whose resource was made or taken back, by their uid. */
  private readonly managed = new Map<string, string>();

  constructor(project: CloudProject) {
    this.project = project;
  }

  react(object: ConnectorObject, around: Surroundings): Reaction {
    const finalizers = object.metadata.finalizers ?? [];
    if (object.metadata.deletionTimestamp) return this.remove(object, around);
    const missing = FINALIZERS.filter((one) => !finalizers.includes(one));
    return missing.length > 0 ? { finalizers: [...finalizers, ...missing] } : this.bringAbout(object, around);
  }

  private remove(object: ConnectorObject, around: Surroundings): Reaction {
    const left = (object.metadata.finalizers ?? []).filter((one) => !FINALIZERS.includes(one));
    if (left.length === (object.metadata.finalizers ?? []).length) return {};
    const gone = { finalizers: left };
    if (isAbandoned(object)) return gone;
    const references = referencesOf(object);
    const place = references.find(({ isPlace, kind, name }) => isPlace && !around.find(kind, name));
    if (place) {
      const why = `error fetching live state: reference ${place.kind} ${place.name} is not found`;
      return condition('DeleteFailed', `Delete call failed: ${why}`);
    }
    const parent = references.find(({ isParent }) => isParent);
    if (parent) {
      const found = around.find(parent.kind, parent.name);
      // an orphan is forgotten: nobody can tell where its resource was
      if (!found) return gone;
      if (!isReady(found)) return condition('DependencyNotReady', `reference ${called(found)} is not ready`);
    }
    const resource = this.project.find(idOf(object));
    const refusal = resource && this.project.refusalOfDelete(resource);
    if (refusal) return condition('DeleteFailed', `Delete call failed: error deleting resource: ${refusal}`);
    if (resource) this.project.delete(resource);
    return gone;
  }

  private bringAbout(object: ConnectorObject, around: Surroundings): Reaction {
    const references = referencesOf(object);
    const unresolved = references.map((one) => unresolvedReason(one, around)).find((one) => one !== undefined);
    if (unresolved) return unresolved;
    const id = idOf(object);
    const resource = this.project.find(id);
    const refusal = resource ? this.keep(object, resource, around) : this.make(object, id, around);
    if (refusal) return condition('UpdateFailed', `Update call failed: ${refusal}`);
    const now = this.project.find(id);
    if (!now || now.readyAt > this.project.seconds || this.isBusy(now)) {
      return condition('Updating', 'Update in progress');
    }
    const { resourceLabels } = (object.spec ?? {}) as { readonly resourceLabels?: Readonly<Record<string, string>> };
    if (object.kind === 'ContainerNodePool' && resourceLabels && !resourceLabels[LABEL_OF_GKE]) {
      return condition('Updating', `Update in progress: ${LABEL_OF_GKE} is not declared`);
    }
    return condition('UpToDate', 'The resource is up to date');
  }

  /** Makes the resource. Returns why it is refused. */
  private make(object: ConnectorObject, id: string, around: Surroundings): string | undefined {
    const { project } = this;
    const refusal = project.fault(id, object.metadata.name) ?? refusalOfCreate(project, object);
    if (refusal) return refusal;
    const { kind, spec = {}, metadata } = object;
    const uses = idsOf(object, around);
    const goesWith = takenAlongBy(object, around);
    const begun = Math.max(project.seconds, ...uses.map((one) => project.find(one)?.readyAt ?? 0));
    const readyAt = begun + durationOf(kind);
    project.create({ id, kind, name: cloudName(object), spec, uses, readyAt, ...(goesWith ? { goesWith } : {}) });
    const agent = kind === 'Service' ? AGENT_OF_API[cloudName(object)] : undefined;
    if (agent) project.agents.add(agent);
    this.managed.set(metadata.uid ?? '', id);
    return undefined;
  }

  /** Takes a resource back that is there, or changes the one that is managed. Returns why it is refused. */
  private keep(object: ConnectorObject, resource: CloudResource, around: Surroundings): string | undefined {
    const { project } = this;
    const { spec = {}, metadata } = object;
    const isOurs = this.managed.get(metadata.uid ?? '') === resource.id;
    if (!isOurs) {
      const refusal = refusalOfAcquisition(resource, spec);
      if (refusal) return refusal;
      this.managed.set(metadata.uid ?? '', resource.id);
      project.acquired.push(resource.id);
    }
    if (isSame(resource.spec, spec)) return undefined;
    const refusal = project.fault(resource.id, metadata.name) ?? refusalOfChange(resource, spec);
    if (!refusal) project.change(resource.id, { spec, uses: idsOf(object, around) });
    return refusal;
  }
}

function unresolvedReason({ kind, name }: Reference, around: Surroundings): Reaction | undefined {
  if (kind === 'Secret') {
    return around.hasSecret(name)
      ? undefined
      : condition('DependencyNotFound', `reference Secret ${name} is not found`);
  }
  const found = around.find(kind, name);
  if (!found) return condition('DependencyNotFound', `reference ${kind} ${name} is not found`);
  return isReady(found) ? undefined : condition('DependencyNotReady', `reference ${kind} ${name} is not ready`);
}

const idsOf = (object: ConnectorObject, around: Surroundings): readonly string[] =>
  referencesOf(object).flatMap(({ kind, name }) => {
    const found = kind === 'Secret' ? undefined : around.find(kind, name);
    return found ? [idOf(found)] : [];
  });

/** A pool goes with its cluster, a right with what it is on. */
function takenAlongBy({ kind, spec = {} }: ConnectorObject, around: Surroundings): string | undefined {
  const field = { ContainerNodePool: 'clusterRef', IAMPolicyMember: 'resourceRef' }[kind];
  if (!field) return undefined;
  const { kind: target = 'ContainerCluster', name } = (spec[field] ?? {}) as {
    readonly kind?: string;
    readonly name?: string;
  };
  const found = name === undefined ? undefined : around.find(target, name);
  return found && idOf(found);
}
