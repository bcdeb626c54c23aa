import type { SourceFile } from '../../lib/topology';
import { type Artifacts, type Declared, damagedFiles } from './artifacts';
import { at, changed, type Path, paths } from './json';
import type { ZonalField } from './zonal-field';
import { ZONAL_FIELDS } from './zonal-fields';

/** One thing of an output with one field changed, or gone. */
export interface Damage {
  /** `eks-aurora: Deployment services/service-a spec/replicas set to 1`. */
  readonly id: string;
  readonly files: () => readonly SourceFile[];
}

/** What a resource says but for its own name and zone. */
function shapeOf({ id, type, body }: Declared): string {
  const name = id.replace(/^.*[/ ]/, '');
  const said = JSON.stringify(body).replaceAll(name, 'NAME');
  return `${type} ${said.replace(/[a-z]+-?[a-z]*-?\d-?[a-c]/g, 'ZONE').replace(/[0-9A-F]{8}|\d+/g, '0')}`;
}

/** Things that a field's damage strikes alike: objects of one namespace with the same in it, resources of one shape. */
function alike(declared: Declared, place: Path): string {
  const [, namespace] = /^\S+ ([^/ ]+)\//.exec(declared.id) ?? [];
  if (namespace === undefined) return shapeOf(declared);
  return `${declared.type} ${namespace} ${place.length === 0 ? '' : JSON.stringify(at(declared.body, place))}`;
}

/** A field of one thing. */
interface Target {
  readonly declared: Declared;
  readonly place: Path;
}

/** The fields that a pattern means in things of one type, of those that are struck alike the first. */
function targets(same: readonly Declared[], path: string): readonly Target[] {
  const pattern = path === '' ? [] : path.split('/');
  const all = same.flatMap((declared) => paths(declared.body, pattern).map((place) => ({ declared, place })));
  const first = new Map([...all].reverse().map((target) => [alike(target.declared, target.place), target]));
  return all.filter((target) => first.get(alike(target.declared, target.place)) === target);
}

function damagesAt(
  artifacts: Artifacts,
  { declared, place }: Target,
  changes: ZonalField['changes'],
  same: readonly Declared[],
): readonly Damage[] {
  const before = at(declared.body, place);
  const others = same.filter((one) => one !== declared).map((one) => at(one.body, place) ?? null);
  const possible = changes.filter(({ adds }) => before !== undefined || adds);
  return possible.flatMap(({ says, make }) => {
    const after = make(before ?? null, others);
    if (JSON.stringify(after) === JSON.stringify(before)) return [];
    const where = place.length === 0 ? [] : [place.join('/')];
    const files = () => damagedFiles(artifacts, declared, changed(declared.body, place, after));
    return [{ id: [`${artifacts.scenario}:`, declared.id, ...where, says].join(' '), files }];
  });
}

/** Every single damage to an output: each zonal field of each thing that has it, in each of its ways. */
export function enumerateDamages(artifacts: Artifacts): readonly Damage[] {
  const byType = new Map<string, Declared[]>();
  for (const declared of artifacts.declared) {
    byType.set(declared.type, [...(byType.get(declared.type) ?? []), declared]);
  }
  return ZONAL_FIELDS.flatMap((field) =>
    [...byType]
      .filter(([type]) => field.of.test(type))
      .flatMap(([, same]) =>
        targets(same, field.path).flatMap((target) => damagesAt(artifacts, target, field.changes, same)),
      ),
  );
}
