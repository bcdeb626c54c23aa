import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES } from '../rendered/on-this-machine';

const SOURCE = join(__dirname, '..', '..', '..', '..', 'images', 'pgpool', 'session-timeouts.c');
const NAME = 'session-timeouts.so';

/** Stands in for the build of Pgpool's image: its library, made by the compiler of this machine. */
export class ImageLibrary {
  private readonly file: string;

  /** Compiles it into a folder, with the options of the Dockerfile. @throws when it does not compile */
  constructor(folder: string) {
    this.file = join(folder, NAME);
    const options = ['-O2', '-fPIC', '-shared', '-Wall', '-Wextra', '-Werror', '-o', this.file, SOURCE];
    execFileSync('gcc', options, { stdio: ['ignore', 'ignore', 'pipe'] });
  }

  /** Puts it where the image has it. @param root folder that stands for the root of the container */
  installIn(root: string): void {
    mkdirSync(join(root, LIBRARIES), { recursive: true });
    copyFileSync(this.file, join(root, LIBRARIES, NAME));
  }
}
