import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { versions } from '../../lib/scenario';
import { VERSIONS } from '../../rehearsal/toolchain/binaries';
import { atLeast, MissingTool, requireGo } from '../../rehearsal/toolchain/go';

test.each([
  ['1.26.0', '1.26.0', true],
  ['1.26.8', '1.26.0', true],
  ['1.27', '1.26.0', true],
  ['2.0.0', '1.26.0', true],
  ['1.26', '1.26.0', true],
  ['1.25.9', '1.26.0', false],
  ['1.9.0', '1.26.0', false],
])('version %s is at least %s: %s', (found, wanted, expected) => {
  expect(atLeast(found, wanted)).toBe(expected);
});

test('says what is missing and how to get it when there is no Go', () => {
  const path = process.env.PATH;
  process.env.PATH = '/nonexistent';
  try {
    expect(() => requireGo('1.26.0')).toThrow(MissingTool);
    expect(() => requireGo('1.26.0')).toThrow(/Go 1\.26\.0 or newer, and there is no Go here\. Install it/);
  } finally {
    process.env.PATH = path;
  }
});

test('rehearses on the Kubernetes minor version that the scenario pins', () => {
  expect(VERSIONS.kubernetes.startsWith(`${versions.KUBERNETES_VERSION}.`)).toBe(true);
  expect(versions.DESCHEDULER_IMAGE).toMatch(new RegExp(`:v${VERSIONS.descheduler}$`));
});

test('builds exactly the versions that it names', () => {
  const module = (path: string) =>
    readFileSync(join(__dirname, '../../rehearsal/control-plane', path, 'go.mod'), 'utf8');
  expect(module('.')).toContain(`k8s.io/kubernetes v${VERSIONS.kubernetes}`);
  expect(module('.')).toContain(`go.etcd.io/etcd/server/v3 v${VERSIONS.etcd}`);
  expect(module('kubectl')).toContain(`k8s.io/kubectl v0.${VERSIONS.kubernetes.split('.').slice(1).join('.')}`);
  expect(module('../sql/parser')).toContain(`github.com/cockroachdb/cockroachdb-parser v${VERSIONS.cockroachdbParser}`);
  expect(module('kwok')).toContain(`sigs.k8s.io/kwok v${VERSIONS.kwok}`);
  expect(module('descheduler')).toContain(`sigs.k8s.io/descheduler v${VERSIONS.descheduler}`);
});
