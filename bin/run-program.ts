/** Where a program writes to, e.g. the process. */
export interface Streams {
  readonly stdout: Pick<NodeJS.WriteStream, 'write'>;
  readonly stderr: Pick<NodeJS.WriteStream, 'write'>;
}

/** A program of the command line: takes the words after its name, and returns its exit code. */
export type Program = (argv: readonly string[], streams: Streams) => number | Promise<number>;

/** Runs a program as this process. */
export async function runProgram(program: Program): Promise<void> {
  process.exitCode = await program(process.argv.slice(2), process);
}
