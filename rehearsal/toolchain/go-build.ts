import { spawn } from 'node:child_process';

/** Builds programs of a module into a folder. @throws with the compiler's words */
export function goBuild(directory: string, output: string, packages: string, linker: string): Promise<void> {
  const options = ['build', '-p', '2', '-trimpath', '-buildvcs=false', '-tags=notest,grpcnotrace', '-ldflags', linker];
  const child = spawn('go', [...options, '-o', `${output}/`, packages], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    // local: a newer go line must fail, not fetch a toolchain; off: a workspace around us must not change versions
    env: { ...process.env, GOFLAGS: '-mod=readonly', CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOWORK: 'off' },
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`go build of ${packages} failed:\n${errors}`)),
    );
  });
}
