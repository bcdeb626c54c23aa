import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderedArchive } from '../../../../rehearsal/drills/wal-archive/rendered-archive';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  mkdirSync(join(folder, 'manifests', 'platform'), { recursive: true });
  writeFileSync(join(folder, 'DEPLOY.md'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

function written(...stores: readonly { readonly wal?: object; readonly cpu?: string }[]): string {
  for (const [index, { wal, cpu }] of stores.entries()) {
    const store = {
      apiVersion: 'barmancloud.cnpg.io/v1',
      kind: 'ObjectStore',
      metadata: { name: `store-${index}`, namespace: 'postgres' },
      spec: {
        configuration: { destinationPath: 's3://backup/postgres', ...(wal ? { wal } : {}) },
        instanceSidecarConfiguration: { resources: { limits: cpu ? { cpu } : {} } },
      },
    };
    writeFileSync(join(folder, 'manifests', 'platform', `${index}.yaml`), JSON.stringify(store));
  }
  return folder;
}

test('compression, segments at once and the limit of CPU are those of the output', () => {
  expect(renderedArchive(written({ wal: { compression: 'zstd', maxParallel: 4 }, cpu: '1500m' }))).toEqual({
    compression: 'zstd',
    parallel: 4,
    millicores: 1500,
  });
});

test('what is not said is what the plugin does: one segment at a time, not compressed', () => {
  expect(renderedArchive(written({ cpu: '1' }))).toEqual({ parallel: 1, millicores: 1000 });
});

test.each([
  ['no ObjectStore', [], 'must have one ObjectStore, and has 0'],
  ['two of them', [{ cpu: '1' }, { cpu: '1' }], 'must have one ObjectStore, and has 2'],
  ['no limit', [{}], 'the sidecar of ObjectStore store-0 must have a limit of CPU'],
])('fails when there is %s', (_, stores, words) => {
  expect(() => renderedArchive(written(...stores))).toThrow(words);
});
