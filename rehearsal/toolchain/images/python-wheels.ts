import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { MissingTool } from '../go';

/** Python of Debian 13, which the wheels are for. */
const PYTHON = '3.13';

/** The lowest C libraries that wheels for Linux are built with; Debian 13 has 2.41. */
const LIBRARIES = [
  'manylinux2014',
  'manylinux_2_17',
  'manylinux_2_24',
  'manylinux_2_27',
  'manylinux_2_28',
  'manylinux_2_34',
];

const ARCHITECTURES: Readonly<Partial<Record<NodeJS.Architecture, string>>> = { x64: 'x86_64', arm64: 'aarch64' };

/**
 * The named packages of a file of requirements with hashes, each with its version and hashes.
 *
 * @throws when it lacks one
 */
export function requirementsOf(text: string, names: readonly string[]): string {
  const entries = text
    .replace(/^\s*#.*\n/gm, '')
    .split(/\n(?=\S)/)
    .map((entry) => entry.trim());
  return names
    .map((name) => {
      const found = entries.find((entry) => entry.startsWith(`${name}==`));
      if (!found) throw new Error(`'${name}' must be among the requirements, got ${entries.map(nameOf).join(', ')}`);
      return `${found}\n`;
    })
    .join('');
}

const nameOf = (entry: string): string => entry.split('==')[0] ?? entry;

/**
 * Brings the wheels of a file of requirements into a folder, with pip as this machine is configured, and checks their hashes.
 *
 * @throws MissingTool with pip's words
 */
export function downloadWheels(requirements: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const architecture = ARCHITECTURES[process.arch] ?? process.arch;
  const options = [
    ...['-m', 'pip', 'download', '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:'],
    ...[`--python-version=${PYTHON}`, '--implementation=cp', '--abi=cp313', '--abi=abi3', '--abi=none'],
    ...LIBRARIES.map((library) => `--platform=${library}_${architecture}`),
    ...[`--requirement=${requirements}`, `--dest=${folder}`],
  ];
  const { status, stderr, error } = spawnSync('python3', options, { encoding: 'utf8' });
  if (status === 0) return;
  throw new MissingTool(
    `pip could not bring the packages of Barman, on Debian: apt-get install python3-pip\n${error ?? stderr}`,
  );
}
