import { spawn } from 'node:child_process';

/** How programs are built, but for what the linker is told. */
export const GO_BUILD_OPTIONS = ['-trimpath', '-buildvcs=false', '-tags=notest,grpcnotrace'] as const;

/** local: a newer go line must fail, not fetch a toolchain; off: a workspace around us must not change versions. */
export const goEnvironment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  GOFLAGS: '-mod=readonly',
  CGO_ENABLED: '0',
  GOTOOLCHAIN: 'local',
  GOWORK: 'off',
});

/** Builds programs of a module into a folder. @throws with the compiler's words */
export function goBuild(
  directory: string,
  output: string,
  packages: string | readonly string[],
  linker: string,
): Promise<void> {
  const options = ['build', '-p', '2', ...GO_BUILD_OPTIONS, '-ldflags', linker];
  const child = spawn('go', [...options, '-o', `${output}/`, ...[packages].flat()], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: goEnvironment(),
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
