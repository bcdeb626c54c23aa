// Test support: the output of a scenario as it lies on the disk, read back.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { writeGkeCockroachDb } from '../../bin/write-gke-cockroachdb';
import { gkeCockroachDbOutput, type RequiredSecret } from '../../lib/gke-kcc';
import type { GkeCockroachDbScenario } from '../../lib/scenario';
import type { Manifest } from '../crd/manifest';
import { digest, oncePerRun } from '../once-per-run';

/** What a scenario wrote. */
export interface WrittenOutput {
  /** Path, relative to the scenario's folder, and text of every file. */
  readonly files: ReadonlyMap<string, string>;
  readonly management: readonly Manifest[];
  readonly workload: readonly Manifest[];
  /** Secrets that the guide tells a person to make. */
  readonly secrets: readonly RequiredSecret[];
  /** The count that `npm run synth` prints. */
  readonly objects: number;
}

function manifests(files: ReadonlyMap<string, string>, tree: string): readonly Manifest[] {
  return [...files]
    .filter(([path]) => path.startsWith(`${tree}/`))
    .flatMap(([, text]) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
}

/** What the scenario writes, unless this run of the tests has written it already. */
export function writtenOutput(scenario: GkeCockroachDbScenario): WrittenOutput {
  const { files, ...others } = oncePerRun(`output-${digest(scenario)}`, () => {
    const written = outputWrittenNow(scenario);
    return { ...written, files: [...written.files] };
  });
  return { files: new Map(files), ...others };
}

/** Writes the scenario into a temporary folder, reads it back and removes the folder. */
export function outputWrittenNow(scenario: GkeCockroachDbScenario): WrittenOutput {
  const directory = mkdtempSync(join(tmpdir(), 'trizone-output-'));
  try {
    const output = gkeCockroachDbOutput(scenario);
    const objects = writeGkeCockroachDb(output, directory);
    const paths = readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
      .sort();
    const files = new Map(paths.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
    return {
      files,
      management: manifests(files, 'management'),
      workload: manifests(files, 'workload'),
      secrets: output.folders.flatMap(({ stage }) => stage.secrets ?? []),
      objects,
    };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
