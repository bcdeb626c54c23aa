import type { Resource, Value } from '../../topology';
import { contains, isCidr } from '../../zones';
import type { ChangedField } from '../changed-fields';
import {
  type FieldsByKind,
  GROWING_RANGES,
  IMMUTABLE_ANNOTATIONS,
  IMMUTABLE_BY_DEFINITION,
  IMMUTABLE_BY_GOOGLE,
  IMMUTABLE_BY_PROVIDER,
} from './config-connector';
import { IMMUTABLE_KUBERNETES_FIELDS } from './kubernetes';

/** A change that the API refuses, because the field cannot change under the same name. */
export interface RefusedChange {
  readonly resource: Resource;
  /** Path of the field that cannot change, e.g. `spec.sharedSecret`. */
  readonly field: string;
  /** What to do instead. */
  readonly remedy: string;
}

const CONFIG_CONNECTOR_TYPE = /^\S+[.]cnrm[.]cloud[.]google[.]com\/\S+ (\w+)$/;

const RENAME =
  'give the object another name, so that Config Connector makes a new resource, and remove the old object; what holds data must be moved first';

const LISTS: readonly FieldsByKind[] = [IMMUTABLE_BY_DEFINITION, IMMUTABLE_BY_PROVIDER, IMMUTABLE_BY_GOOGLE];

/** Whether the path is the field, or below it. */
const isAt = (path: string, field: string): boolean => path === field || path.startsWith(`${field}.`);

const isRange = (value: Value | undefined): value is string => typeof value === 'string' && isCidr(value);

const grows = ({ before, after }: ChangedField): boolean =>
  isRange(before) && isRange(after) && contains(after, before);

function refusedField(
  type: string,
  change: ChangedField,
): { readonly field: string; readonly remedy: string } | undefined {
  const kubernetes = IMMUTABLE_KUBERNETES_FIELDS[type];
  if (kubernetes) {
    const field = kubernetes.fields.find((one) => isAt(change.path, one));
    return field === undefined ? undefined : { field, remedy: kubernetes.remedy };
  }
  const kind = CONFIG_CONNECTOR_TYPE.exec(type)?.[1];
  if (kind === undefined) return undefined;
  const fields = LISTS.flatMap((list) => list[kind] ?? []).map((field) => `spec.${field}`);
  const growing = grows(change) ? [] : (GROWING_RANGES[kind] ?? []).map((field) => `spec.${field}`);
  const annotations = IMMUTABLE_ANNOTATIONS.map((name) => `metadata.annotations.${name}`);
  const field = [...fields, ...growing, ...annotations].find((one) => isAt(change.path, one));
  return field === undefined ? undefined : { field, remedy: RENAME };
}

/** The changes of one resource that its API refuses, each field once. */
export function refusedChanges(resource: Resource, fields: readonly ChangedField[]): readonly RefusedChange[] {
  const found = fields.flatMap((change) => refusedField(resource.type, change) ?? []);
  return [...new Map(found.map((one) => [one.field, { resource, ...one }])).values()];
}
