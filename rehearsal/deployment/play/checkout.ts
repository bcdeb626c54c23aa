import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..');

/** What of the project is read when it is synthesized and deployed. */
const PARTS = ['bin', 'lib', 'images', 'cdk.json', 'package.json', 'tsconfig.json'];

/** A change of the project itself, such as another version. */
export interface SourceEdit {
  /** Path in the project. */
  readonly file: string;
  readonly from: RegExp;
  readonly to: string;
}

/**
 * Copies the project, as somebody has it who works with it: with a configuration, and with changes of their own.
 *
 * @throws when a change finds nothing, so that a renamed constant is seen
 */
export function checkOut(folder: string, config: string, edits: readonly SourceEdit[] = []): string {
  mkdirSync(folder, { recursive: true });
  for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  // synthesis draws what was measured, which matters to no stack
  mkdirSync(join(folder, 'measurements'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'trizone.yaml'), config);
  for (const { file, from, to } of edits) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!from.test(text)) throw new Error(`${dirname(file)} has changed: there is no ${from} in ${file}`);
    writeFileSync(path, text.replace(from, to));
  }
  return folder;
}
