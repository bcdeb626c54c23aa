import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Side } from '../lib/difference';
import { assessFolder } from './assess-folder';

const PICTURE = /[.](?:svg|png)$/;

/** Names in a folder that are no temporary ones, sorted. A folder that does not exist has none. */
const namesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => !name.startsWith('.'))
        .sort()
    : [];

/** What a checkout would deploy, once it is synthesized. @throws when it is not */
export function readCheckout(directory: string): Side {
  // beside the scenarios lies the report, which is a file
  const ids = namesIn(join(directory, 'dist')).filter((name) => statSync(join(directory, 'dist', name)).isDirectory());
  if (ids.length === 0) {
    throw new Error(`'${join(directory, 'dist')}' holds no scenario: run "npm ci && npm run synth" in ${directory}`);
  }
  const pictures = namesIn(join(directory, 'diagrams')).filter((name) => PICTURE.test(name));
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(directory, 'diagrams', name)))
      .digest('hex');
  return {
    scenarios: new Map(ids.map((id) => [id, assessFolder(join(directory, 'dist', id), id)])),
    pictures: new Map(pictures.map((name) => [`diagrams/${name}`, digest(name)])),
  };
}
