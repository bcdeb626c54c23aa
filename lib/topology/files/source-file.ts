/** A file of an output: what `readTopologies` is given. */
export interface SourceFile {
  /** Relative to the folder that was read, with `/`. */
  readonly path: string;
  readonly text: string;
}
