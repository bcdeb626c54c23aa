import { rmSync } from 'node:fs';

/** Removes the folder of the run. */
export default function end(): void {
  const { TRIZONE_TEST_RUN: folder } = process.env;
  if (folder) rmSync(folder, { recursive: true, force: true });
}
