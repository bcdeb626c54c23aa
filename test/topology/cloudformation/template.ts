// Test support: templates and manifests as files, and what is read back from them.
import { type DeclaredSystem, type Resource, readResources, type SourceFile } from '../../../lib/topology';

/** A template as a file. */
export const template = (stack: string, body: object): SourceFile => ({
  path: `${stack}.template.json`,
  text: JSON.stringify(body),
});

/** The only system of some files. */
export function only(files: readonly SourceFile[]): DeclaredSystem {
  const [system, ...others] = readResources('output', files);
  if (!system || others.length > 0) throw new Error(`expected one system, got ${others.length + (system ? 1 : 0)}`);
  return system;
}

/** The resource with the id. */
export function resource({ resources }: DeclaredSystem, id: string): Resource {
  const found = resources.find((one) => one.id === id);
  if (!found) throw new Error(`no resource ${id} among ${resources.map((one) => one.id).join(', ')}`);
  return found;
}
