import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceFile } from '../lib/topology';

/** What may hold a template or manifests. `scenario.json` says what was decided, `security.json` what was checked. */
const RELEVANT = /^(?!(?:scenario|security)[.]json$).*[.](json|ya?ml)$/;

/** Packages, a repository's own files, and copies of code and layers that the CDK uploads: no template of the output. */
const PASSED_BY = /^(node_modules|[.]git|asset[.].*)$/;

function* below(directory: string, path: string): Generator<string> {
  for (const entry of readdirSync(join(directory, path), { withFileTypes: true })) {
    const within = path === '' ? entry.name : `${path}/${entry.name}`;
    if (PASSED_BY.test(entry.name)) continue;
    if (entry.isDirectory()) yield* below(directory, within);
    else if (entry.isFile() && RELEVANT.test(entry.name)) yield within;
  }
}

/** The templates and manifests of a folder, sorted by path; or a single file. @throws when it does not exist */
export function readFolder(directory: string): readonly SourceFile[] {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (!found) throw new Error(`'${directory}' does not exist: name a folder that was synthesized, e.g. cdk.out`);
  if (found.isFile()) return [{ path: basename(directory), text: readFileSync(directory, 'utf8') }];
  return [...below(directory, '')].sort().map((path) => ({ path, text: readFileSync(join(directory, path), 'utf8') }));
}
