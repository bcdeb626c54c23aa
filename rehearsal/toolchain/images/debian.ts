import { spawnSync } from 'node:child_process';
import { MissingTool } from '../go';

/** Debian 13, of which the images of PostgreSQL, Pgpool-II and Barman are made. */
export const DEBIAN_SUITE = 'trixie';

/** A source of packages that apt of this machine is configured with. */
export interface AptTarget {
  readonly uri: string;
  readonly origin: string;
  readonly label: string;
}

const FORMAT = '$(REPO_URI)|$(ORIGIN)|$(LABEL)';

/** Reads what `apt-get indextargets` prints. */
export function aptTargets(text: string): readonly AptTarget[] {
  return text
    .split('\n')
    .map((line) => line.split('|'))
    .flatMap(([uri = '', origin = '', label = '']) => (uri === '' ? [] : [{ uri, origin, label }]));
}

/**
 * The lines of `sources.list` for Debian 13, from the mirrors that this machine uses for its own Debian.
 *
 * @throws MissingTool when apt knows no mirror of Debian
 */
export function debianSources(targets: readonly AptTarget[]): readonly string[] {
  const mirror = (label: string) => targets.find((each) => each.origin === 'Debian' && each.label === label)?.uri;
  const main = mirror('Debian');
  const security = mirror('Debian-Security');
  if (!main) {
    throw new MissingTool(
      'images are made of Debian 13, and apt of this machine has no mirror of Debian (origin Debian, label Debian): ' +
        'run it on Debian, or put a mirror into /etc/apt/sources.list.d, then: apt-get update',
    );
  }
  return [
    `deb ${main} ${DEBIAN_SUITE} main`,
    `deb ${main} ${DEBIAN_SUITE}-updates main`,
    ...(security ? [`deb ${security} ${DEBIAN_SUITE}-security main`] : []),
  ];
}

/** What Debian's own slim images leave out, the sources of locales, and the licences: nobody gets these images. */
const LEFT_OUT = ['doc', 'man', 'info', 'locale', 'i18n', 'lintian', 'linda', 'doc-base'];

/** How mmdebstrap is called: no package but what apt needs, and no file that nobody reads in a container. */
export const MMDEBSTRAP_OPTIONS = [
  '--mode=root',
  '--variant=apt',
  '--format=tar',
  '--aptopt=APT::Install-Recommends "false"',
  ...LEFT_OUT.map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`),
] as const;

/** Writes a Debian 13 as a tar file. @throws MissingTool with the words of the program that failed */
export function writeDebian(tar: string): void {
  const asked = spawnSync('apt-get', ['indextargets', '--format', FORMAT], { encoding: 'utf8' });
  const sources = debianSources(aptTargets(asked.stdout ?? ''));
  const made = spawnSync('mmdebstrap', [...MMDEBSTRAP_OPTIONS, DEBIAN_SUITE, tar, ...sources], { encoding: 'utf8' });
  if (made.status !== 0)
    throw new MissingTool(`mmdebstrap failed, on Debian: apt-get install mmdebstrap\n${made.stderr}`);
}
