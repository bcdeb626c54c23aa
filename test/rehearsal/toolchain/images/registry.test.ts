import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { registryConfig, taggedDigest } from '../../../../rehearsal/toolchain/images/registry';

test('serves a folder at an address, and lets nobody write unless it is asked to', () => {
  const config = parse(registryConfig('/cache/images', '10.64.0.1:5000'));
  expect(config).toMatchObject({
    storage: { filesystem: { rootdirectory: '/cache/images' }, maintenance: { readonly: { enabled: true } } },
    http: { addr: '10.64.0.1:5000' },
  });
  expect(parse(registryConfig('/a', 'b:1', 'read-write')).storage.maintenance.readonly).toEqual({ enabled: false });
});

test('knows an image by its tag, and none whose tag was never written', () => {
  const storage = mkdtempSync(join(tmpdir(), 'registry-'));
  try {
    const repository = join(storage, 'docker/registry/v2/repositories/library/postgres');
    const tag = join(repository, '_manifests/tags/18.6/current');
    // blobs come first, so that this is what a build leaves that was ended
    mkdirSync(join(repository, '_layers'), { recursive: true });
    expect(taggedDigest(storage, 'library/postgres', '18.6')).toBeUndefined();
    mkdirSync(tag, { recursive: true });
    writeFileSync(join(tag, 'link'), 'sha256:0af\n');
    expect(taggedDigest(storage, 'library/postgres', '18.6')).toBe('sha256:0af');
    expect(taggedDigest(storage, 'library/postgres', '18.7')).toBeUndefined();
  } finally {
    rmSync(storage, { recursive: true });
  }
});
