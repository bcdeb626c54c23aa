import type { Place } from '../model/place';
import type { Resource, Value } from '../model/resource';
import type { ResourceIndex } from '../resource-index';
import { isReference, itemsAt, knownOr, numberAt, valueAt } from '../value/field';
import { idAt } from './reference';

/** Days that RDS keeps its own backups where nothing is said. @see RDS API reference, CreateDBCluster (November 2026) */
const RETENTION_DAYS = 1;

/** Whether the value is the resource, or a text within which it stands, such as its ARN. */
function names(value: Value, id: string): boolean {
  if (isReference(value)) return value.reference === id;
  return typeof value === 'string' && (value.includes(`\${${id}}`) || value.includes(`\${${id}.`));
}

function planPlace(index: ResourceIndex, selection: Resource): Place {
  return index.get(knownOr(idAt(selection.properties, 'BackupPlanId'), ''))?.place ?? selection.place;
}

/** Where the backups of the database come from: its own, and plans that select it by name. Tags are not followed. */
export function backupsOf(index: ResourceIndex, { id, properties, place }: Resource): readonly Place[] {
  const days = numberAt(properties, 'BackupRetentionPeriod') ?? RETENTION_DAYS;
  const own = typeof days === 'number' && days > 0 ? [{ ...place, field: 'BackupRetentionPeriod' }] : [];
  const selections = index
    .ofType('AWS::Backup::BackupSelection')
    .filter((selection) =>
      itemsAt(valueAt(selection.properties, 'BackupSelection'), 'Resources').some((entry) => names(entry, id)),
    );
  return [...own, ...selections.map((selection) => planPlace(index, selection))];
}
