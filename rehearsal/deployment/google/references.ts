import type { ConnectorObject, Spec } from './connector-object';
import { KIND_OF_FIELD } from './kind-of-field';

/** What a field of an object points at. */
export interface Reference {
  readonly kind: string;
  readonly name: string;
  /** Whether the object lies in what it points at, and is forgotten when that has been. */
  readonly isParent: boolean;
  /** Whether it lies in it, but cannot be told where any more when that has been forgotten. */
  readonly isPlace: boolean;
}

/**
 * Parents in Config Connector's sense, by the kind of the child.
 *
 * @see https://github.com/GoogleCloudPlatform/k8s-config-connector/tree/v1.155.0/config/servicemappings (`parent: true`)
 */
const PARENT_FIELDS: Readonly<Record<string, string>> = {
  ComputeRouterInterface: 'routerRef',
  ComputeRouterNAT: 'routerRef',
  ComputeRouterPeer: 'routerRef',
  ContainerNodePool: 'clusterRef',
  KMSCryptoKey: 'keyRingRef',
};

/** References that a resource's own address is made of, though they are no parents there. */
const PLACE_FIELDS: Readonly<Record<string, string>> = { DNSRecordSet: 'managedZoneRef' };

const isObject = (value: unknown): value is Spec =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field that points at another object says `name`, and no place that is one of the resource's own. */
const isReference = (field: string, value: Spec): boolean =>
  typeof value.name === 'string' && (field.endsWith('Ref') || Object.hasOwn(KIND_OF_FIELD, field));

/**
 * The objects that an object points at, wherever in its spec. What lies outside of Config Connector (`external`) is none.
 *
 * @throws for a field whose kind is not known here, so that no reference is overlooked
 */
export function referencesOf({ kind, spec }: ConnectorObject): readonly Reference[] {
  const visit = (field: string, value: unknown): readonly Reference[] => {
    if (Array.isArray(value)) return value.flatMap((item) => visit(field, item));
    if (!isObject(value)) return [];
    if (!isReference(field, value)) return Object.entries(value).flatMap(([name, inner]) => visit(name, inner));
    const target = typeof value.kind === 'string' ? value.kind : KIND_OF_FIELD[field];
    if (!target) throw new Error(`the rehearsal does not know what ${kind}'s ${field} points at`);
    return [
      {
        kind: target,
        name: String(value.name),
        isParent: PARENT_FIELDS[kind] === field,
        isPlace: PLACE_FIELDS[kind] === field,
      },
    ];
  };
  return visit('', spec);
}
