import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** Who may write: nobody while nodes pull from it. */
export type RegistryAccess = 'read-only' | 'read-write';

/**
 * The configuration of the registry, for `registry serve <file>`. It speaks plain HTTP.
 *
 * @param storage the folder that `images` returned
 * @param address where it listens, as `10.64.0.1:5000`
 * @see https://distribution.github.io/distribution/about/configuration/ (version 3.0)
 */
export function registryConfig(storage: string, address: string, access: RegistryAccess = 'read-only'): string {
  return stringify({
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: storage },
      maintenance: {
        // without it the registry deletes uploads that it finds unfinished, also those of another one
        uploadpurging: { enabled: false },
        readonly: { enabled: access === 'read-only' },
      },
    },
    http: { addr: address },
  });
}

/**
 * The digest that a tag stands for, read from the folder itself; undefined without such a tag. A registry writes it when
 * everything that the image consists of is there.
 *
 * @see https://github.com/distribution/distribution/blob/v3.0.0/registry/storage/paths.go
 */
export function taggedDigest(storage: string, repository: string, tag: string): string | undefined {
  const tags = join(storage, 'docker', 'registry', 'v2', 'repositories', repository, '_manifests', 'tags');
  const link = join(tags, tag, 'current', 'link');
  return existsSync(link) ? readFileSync(link, 'utf8').trim() : undefined;
}
