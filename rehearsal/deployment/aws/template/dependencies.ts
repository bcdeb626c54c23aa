import { type Template, TemplateError } from './template';

/** By logical id: what must be there first, and goes later. */
export type Dependencies = ReadonlyMap<string, ReadonlySet<string>>;

const TARGET = /\$\{([^!}][^}]*)\}/g;

/** What one intrinsic function names, and what else of it must be looked at. */
function named(key: string, inner: unknown): readonly [readonly string[], unknown] {
  if (key === 'Ref') return [[String(inner)], undefined];
  if (key === 'Fn::GetAtt') return [[String(Array.isArray(inner) ? inner[0] : String(inner).split('.')[0])], undefined];
  if (key !== 'Fn::Sub') return [[], inner];
  const [text, variables] = Array.isArray(inner) ? inner : [inner, undefined];
  return [[...String(text).matchAll(TARGET)].map(([, name = '']) => name.split('.')[0] ?? ''), variables];
}

function* mentioned(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const [names, rest] = Array.isArray(value) ? [[], inner] : named(key, inner);
    yield* names;
    yield* mentioned(rest);
  }
}

/**
 * The dependencies of the resources that a template declares: DependsOn, Ref, Fn::GetAtt and Fn::Sub, and nothing else.
 *
 * @param included which resources the conditions let in
 * @throws TemplateError when they go in a circle, or DependsOn names nothing
 */
export function dependenciesOf(template: Template, included: ReadonlySet<string>): Dependencies {
  const all = new Map<string, ReadonlySet<string>>();
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (!included.has(id)) continue;
    const named = [resource.DependsOn ?? []].flat();
    const nothing = named.find((other) => !(other in template.Resources));
    if (nothing)
      throw new TemplateError(`Template format error: Unresolved resource dependencies [${nothing}] in ${id}`);
    const others = [...named, ...mentioned(resource.Properties)].filter((other) => included.has(other) && other !== id);
    all.set(id, new Set(others));
  }
  refuseCircles(all);
  return all;
}

function refuseCircles(all: Dependencies): void {
  const left = new Map([...all].map(([id, others]) => [id, new Set(others)]));
  for (;;) {
    const free = [...left].filter(([, others]) => [...others].every((other) => !left.has(other)));
    if (free.length === 0) break;
    for (const [id] of free) left.delete(id);
  }
  if (left.size > 0) throw new TemplateError(`Circular dependency between resources: [${[...left.keys()].join(', ')}]`);
}

/** The same, the other way round: what must have gone first. */
export function reversed(dependencies: Dependencies): Dependencies {
  const users = new Map([...dependencies.keys()].map((id) => [id, new Set<string>()]));
  for (const [id, others] of dependencies) for (const other of others) users.get(other)?.add(id);
  return users;
}
