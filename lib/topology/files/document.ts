import type { Json } from './json';

/** One document of a file: the whole of a JSON file, one of several of a YAML file. */
export interface Document {
  readonly file: string;
  /** On which it begins, from 1. */
  readonly line: number;
  readonly body: Json;
  /** Line of each key under `Resources`. */
  readonly resourceLines: ReadonlyMap<string, number>;
  /** What stands as a comment at its head, without the signs. @default - none */
  readonly comment?: string;
}

/** Name of the file without its folders. */
export const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Folder of the file; empty for one that lies in no folder. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
