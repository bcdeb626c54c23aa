import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../../bin/read-folder';

test('reads templates and manifests by path, neither assets nor what was decided before', () => {
  const directory = mkdtempSync(join(tmpdir(), 'trizone-folder-'));
  try {
    mkdirSync(join(directory, 'asset.123'));
    mkdirSync(join(directory, 'b'));
    const paths = ['b/c.yml', 'a.yaml', 'my-scenario.json', 'scenario.json', 'DEPLOY.md', 'asset.123/x.json'];
    for (const path of paths) writeFileSync(join(directory, path), path);
    expect(readFolder(directory)).toEqual(
      ['a.yaml', 'b/c.yml', 'my-scenario.json'].map((path) => ({ path, text: path })),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
