import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes texts into a folder, by their paths below it; makes the folders on the way. */
export function folderWriter(directory: string): (path: string, text: string) => void {
  return (path, text) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
}
