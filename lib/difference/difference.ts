import type { Assessment, Finding } from '../resilience';
import type { Resource } from '../topology';
import { type ChangedField, changedFields } from './changed-fields';
import { type RefusedChange, refusedChanges } from './immutable-fields/refused-changes';
import { type Sides, sides } from './sides';

/** One of the two outputs. */
export interface Side {
  /** What the rules say of each scenario, by its id. */
  readonly scenarios: ReadonlyMap<string, readonly Assessment[]>;
  /** Digest of each picture, by its path. */
  readonly pictures: ReadonlyMap<string, string>;
}

/** A resource that is declared on both sides, and not alike. */
export interface ChangedResource {
  readonly resource: Resource;
  readonly fields: readonly ChangedField[];
}

/** What is otherwise in one scenario. */
export interface ScenarioDifference {
  readonly id: string;
  readonly added: readonly Resource[];
  readonly removed: readonly Resource[];
  readonly changed: readonly ChangedResource[];
  /** Changes that a deployment would be refused. */
  readonly refused: readonly RefusedChange[];
  /** Findings that came; one that was accepted and is open now came, too. */
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
}

/** What is otherwise in an output. */
export interface Difference {
  readonly scenarios: readonly ScenarioDifference[];
  /** Paths of pictures. */
  readonly pictures: { readonly [What in 'added' | 'removed' | 'changed']: readonly string[] };
}

const resourceKey = ({ type, id }: Resource): string => `${id} ${type}`;

const findingKey = ({ rule, judgement, severity, acknowledgement }: Finding): string =>
  JSON.stringify([
    ...[rule.id, judgement.subject, judgement.zone ?? '', judgement.part ?? ''],
    ...[severity, judgement.verdict, acknowledgement === undefined],
  ]);

function scenarioDifference(id: string, before: readonly Assessment[], after: readonly Assessment[]) {
  const resources = (assessments: readonly Assessment[]) => assessments.flatMap(({ topology }) => topology.resources);
  const findings = (assessments: readonly Assessment[]) => assessments.flatMap((assessment) => assessment.findings);
  const { added, removed, both }: Sides<Resource> = sides(resources(before), resources(after), resourceKey);
  const { added: came, removed: went } = sides(findings(before), findings(after), findingKey);
  const changed = both
    .map(([old, resource]) => ({
      resource,
      fields: [
        ...changedFields(old.properties, resource.properties),
        ...changedFields(old.removal, resource.removal, 'removal'),
      ],
    }))
    .filter(({ fields }) => fields.length > 0);
  const refused = changed.flatMap(({ resource, fields }) => refusedChanges(resource, fields));
  return { id, added, removed, changed, refused, came, went };
}

/** Compares two outputs: each scenario that either has, resource by resource and finding by finding, and the pictures. */
export function difference(before: Side, after: Side): Difference {
  const ids = [...new Set([...before.scenarios.keys(), ...after.scenarios.keys()])].sort();
  const pictures = sides([...before.pictures], [...after.pictures], ([path]) => path);
  const paths = (entries: readonly (readonly [path: string, digest: string])[]) => entries.map(([path]) => path);
  return {
    scenarios: ids.map((id) => scenarioDifference(id, before.scenarios.get(id) ?? [], after.scenarios.get(id) ?? [])),
    pictures: {
      added: paths(pictures.added),
      removed: paths(pictures.removed),
      changed: paths(pictures.both.filter(([[, old], [, current]]) => old !== current).map(([, current]) => current)),
    },
  };
}
