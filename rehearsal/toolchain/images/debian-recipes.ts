import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { moduleFolder } from '../module-folder';
import { POD_VERSIONS } from '../pod-programs';
import { program, programKey } from '../program';
import { DEBIAN_SUITE, MMDEBSTRAP_OPTIONS, writeDebian } from './debian';
import { downloadWheels, requirementsOf } from './python-wheels';
import type { Content, Recipe } from './recipe';
import { programContent } from './single-program';

const dockerfile = (name: string): string => readFileSync(join(__dirname, 'dockerfiles', `${name}.Dockerfile`), 'utf8');

/** The image that a Dockerfile begins with. */
const beginsWith = (text: string): string => /^FROM (\S+)/m.exec(text)?.[1] ?? '';

function onTopOf(
  recipe: Recipe,
  name: string,
  text: string,
  images: readonly string[],
  contents: readonly Content[] = [],
) {
  return { name, images, dockerfile: text, contents, base: { from: beginsWith(text), recipe } };
}

const DEBIAN: Recipe = {
  name: 'debian',
  images: [],
  dockerfile: dockerfile('debian'),
  contents: [
    { to: 'debian.tar', key: [DEBIAN_SUITE, ...MMDEBSTRAP_OPTIONS].join(' '), put: (path) => writeDebian(path) },
  ],
};

const POSTGRESQL: Recipe = onTopOf(DEBIAN, 'postgresql', dockerfile('postgresql'), []);

const OPERAND = onTopOf(POSTGRESQL, 'operand', dockerfile('operand'), [
  'ghcr.io/cloudnative-pg/postgresql:17.11-standard-trixie',
]);

const PSQL = onTopOf(POSTGRESQL, 'psql', dockerfile('psql'), ['docker.io/library/postgres:18.6-bookworm']);

const PGPOOL_FOLDER = join(__dirname, '..', '..', '..', 'images', 'pgpool');

/** The image of our own Dockerfile: the CDK names it by a digest of that folder, so the caller says what it is called. */
function pgpool(): Recipe {
  const text = readFileSync(join(PGPOOL_FOLDER, 'Dockerfile'), 'utf8');
  const file = 'session-timeouts.c';
  const source = readFileSync(join(PGPOOL_FOLDER, file), 'utf8');
  return onTopOf(DEBIAN, 'pgpool', text, [], [{ to: file, key: source, put: (path) => writeFileSync(path, source) }]);
}

/** What of Barman's requirements object stores of S3 need; the others are for the stores of two other clouds. */
const S3_AND_COMPRESSION = [
  ...['barman', 'boto3', 'botocore', 'jmespath', 's3transfer', 'python-dateutil', 'six', 'urllib3'],
  ...['cramjam', 'python-snappy', 'lz4', 'zstandard'],
] as const;

const BARMAN_MODULE = 'github.com/cloudnative-pg/plugin-barman-cloud';

function requirements(): string {
  const file = join(moduleFolder('plugin-barman-cloud', BARMAN_MODULE), 'containers', 'sidecar-requirements.txt');
  return requirementsOf(readFileSync(file, 'utf8'), S3_AND_COMPRESSION);
}

function sidecar(): Recipe {
  // the module is not downloaded to know the key: its version says what is in it
  const key = createHash('sha256')
    .update([programKey('plugin-barman-cloud'), ...S3_AND_COMPRESSION].join(' '))
    .digest('hex');
  const tag = `v${POD_VERSIONS.barmanCloudPlugin}`;
  return onTopOf(
    DEBIAN,
    'barman-cloud-sidecar',
    dockerfile('barman-cloud-sidecar'),
    [
      `ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar:${tag}`,
      // of the manifest in the module
      'ghcr.io/cloudnative-pg/plugin-barman-cloud-sidecar-testing:main',
    ],
    [
      { to: 'requirements.txt', key, put: (path) => writeFileSync(path, requirements()) },
      { to: 'wheels', key, put: (path) => downloadWheels(join(path, '..', 'requirements.txt'), path) },
      programContent('manager', programKey('plugin-barman-cloud'), () => program('plugin-barman-cloud')),
    ],
  );
}

/** The images that are made of Debian. */
export const debianRecipes = (): readonly Recipe[] => [DEBIAN, POSTGRESQL, OPERAND, PSQL, pgpool(), sidecar()];
