import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CRD_FOLDER } from './crd-folder';
import { describeWithCrds } from './crd-schemas';

const SCRIPT = readFileSync(join(__dirname, '../../.github/fetch-definitions.sh'), 'utf8');

const fetched = [...SCRIPT.matchAll(/^fetch (\S+) (\S+) (\S+) (\S+)$/gm)].map(
  ([, repository = '', commit = '', from = '', target = '']) => ({ repository, commit, from, target }),
);

describeWithCrds('the script that fetches the definitions', () => {
  test('fills every folder that the tests and the rehearsal read', () => {
    const folders = readdirSync(CRD_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const targets = new Set(fetched.map(({ target }) => target.split('/')[0]));
    expect(folders.map(({ name }) => name).filter((name) => !targets.has(name))).toEqual([]);
  });
});

test('every repository is fetched at one full commit', () => {
  expect(fetched.length).toBeGreaterThan(0);
  for (const { commit } of fetched) expect(commit).toMatch(/^[0-9a-f]{40}$/);
  const commits = new Map<string, Set<string>>();
  for (const { repository, commit } of fetched) {
    commits.set(repository, (commits.get(repository) ?? new Set()).add(commit));
  }
  expect([...commits].filter(([, { size }]) => size > 1)).toEqual([]);
});
