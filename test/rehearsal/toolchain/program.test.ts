import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kubernetesLinkerFlags } from '../../../rehearsal/toolchain/binaries';
import { POD_VERSIONS, PROGRAM_BUILDS, type ProgramBuild } from '../../../rehearsal/toolchain/pod-programs';
import { buildKey, programKey } from '../../../rehearsal/toolchain/program';

const BUILD: ProgramBuild = {
  module: '/nowhere',
  sources: ['.'],
  packages: ['./cmd/pause'],
  version: '3.10',
  linker: '-s -w',
  go: '1.26.0',
  files: { pause: 'pause' },
};

const SOURCES = [
  { path: 'go.mod', text: 'module pause' },
  { path: 'main.go', text: 'package main' },
];

test('gives the same key to the same build, whatever folder it is in', () => {
  expect(buildKey('pause', { ...BUILD, module: '/elsewhere' }, SOURCES)).toBe(buildKey('pause', BUILD, SOURCES));
  expect(buildKey('pause', BUILD, SOURCES)).toMatch(/^pause-3\.10-[0-9a-f]{12}$/);
});

test.each([
  ['another version', { ...BUILD, version: '3.11' }, SOURCES],
  ['another package', { ...BUILD, packages: ['./cmd/other'] }, SOURCES],
  ['another option of the linker', { ...BUILD, linker: '-s' }, SOURCES],
  ['another text', BUILD, [{ path: 'go.mod', text: 'module other' }, ...SOURCES.slice(1)]],
  ['another name of a file', BUILD, [...SOURCES.slice(0, 1), { path: 'other.go', text: 'package main' }]],
  ['one file more', BUILD, [...SOURCES, { path: 'go.sum', text: '' }]],
])('gives another key to a build with %s', (_, build, sources) => {
  expect(buildKey('pause', build, sources)).not.toBe(buildKey('pause', BUILD, SOURCES));
});

test('knows programs of one build by one key, and others by others', () => {
  expect(programKey('kube-proxy')).toBe(programKey('kubelet'));
  expect(programKey('ctr')).toBe(programKey('containerd'));
  expect(programKey('cloudnative-pg')).not.toBe(programKey('plugin-barman-cloud'));
});

test.each([
  ['containerd', 'github.com/containerd/containerd/v2', POD_VERSIONS.containerd],
  ['coredns', 'github.com/coredns/coredns', POD_VERSIONS.coreDns],
  ['kube-router', 'github.com/cloudnativelabs/kube-router/v2', POD_VERSIONS.kubeRouter],
  ['cloudnative-pg', 'github.com/cloudnative-pg/cloudnative-pg', POD_VERSIONS.cloudNativePg],
  ['plugin-barman-cloud', 'github.com/cloudnative-pg/plugin-barman-cloud', POD_VERSIONS.barmanCloudPlugin],
  ['cert-manager', 'github.com/cert-manager/cert-manager', POD_VERSIONS.certManager],
  ['podinfo', 'github.com/stefanprodan/podinfo', POD_VERSIONS.podinfo],
  ['versitygw', 'github.com/versity/versitygw', POD_VERSIONS.versitygw],
  ['registry', 'github.com/distribution/distribution/v3', POD_VERSIONS.registry],
] as const)('builds %s in exactly the version that it names', (name, path, version) => {
  const pins = readFileSync(join(PROGRAM_BUILDS[name].module, 'go.mod'), 'utf8');
  expect(pins).toMatch(new RegExp(`^(require |\t)${path} v${version.replaceAll('.', '\\.')}( //|$)`, 'm'));
  expect(PROGRAM_BUILDS[name].version).toBe(version);
});

test('needs no older Go than its modules', () => {
  for (const { module, go } of Object.values(PROGRAM_BUILDS)) {
    const line = /^go (\S+)$/m.exec(readFileSync(join(module, 'go.mod'), 'utf8'))?.[1] ?? '';
    expect(`${module} ${go >= line ? 'is built' : `needs ${line}`}`).toBe(`${module} is built`);
  }
});

test('gives the programs of nodes the version strings of the control plane', () => {
  expect(PROGRAM_BUILDS['kubernetes-node'].linker).toBe(kubernetesLinkerFlags());
});
