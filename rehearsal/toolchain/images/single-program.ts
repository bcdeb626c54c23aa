import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Content, Recipe } from './recipe';

/** A program that is all that its image has. */
export interface SingleProgram {
  readonly name: string;
  readonly images: readonly string[];
  /** Where the image has it, as `/bin/descheduler`. */
  readonly path: string;
  /** Folder that it starts in. @default - that of the program */
  readonly workingFolder?: string;
  /** Other paths of it. */
  readonly links?: readonly string[];
  /** User, and group, by number. */
  readonly user: string;
  /** Whether the program is run by an image without a command. @default - yes */
  readonly isEntrypoint?: boolean;
  readonly key: string;
  /** Path of the program on this machine. */
  readonly program: () => Promise<string>;
}

/** A copy of a program of this machine. */
export function programContent(to: string, key: string, program: () => Promise<string>): Content {
  return {
    to,
    key,
    put: async (path) => {
      mkdirSync(dirname(path), { recursive: true });
      copyFileSync(await program(), path);
    },
  };
}

/** The recipe of an image that has one program and nothing else. */
export function singleProgram(single: SingleProgram): Recipe {
  const {
    name,
    images,
    path,
    workingFolder = dirname(path),
    links = [],
    user,
    isEntrypoint = true,
    key,
    program,
  } = single;
  const link = (to: string): Content => ({
    to: join('root', to),
    key: path,
    put: (at) => {
      mkdirSync(dirname(at), { recursive: true });
      symlinkSync(path, at);
    },
  });
  const command = isEntrypoint ? `ENTRYPOINT ["${path}"]` : `CMD ["${path}"]`;
  return {
    name,
    images,
    dockerfile: ['FROM scratch', 'COPY root/ /', `WORKDIR ${workingFolder}`, `USER ${user}`, command, ''].join('\n'),
    contents: [programContent(join('root', path), key, program), ...links.map(link)],
  };
}
