// Test support: runs a program of the command line within the test, and keeps what it writes.
import type { Program } from '../../bin/run-program';

/** What a program did, in the words that `spawnSync` has for it. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A stream that keeps the text that is written to it. */
class Kept {
  text = '';
  readonly write = (chunk: string | Uint8Array): boolean => {
    this.text += String(chunk);
    return true;
  };
}

/** Runs a program with these words. */
export async function runHere(program: Program, ...argv: readonly string[]): Promise<Ran> {
  const [stdout, stderr] = [new Kept(), new Kept()];
  const status = await program(argv, { stdout, stderr });
  return { status, stdout: stdout.text, stderr: stderr.text };
}
