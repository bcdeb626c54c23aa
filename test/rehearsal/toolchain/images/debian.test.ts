import { aptTargets, debianSources } from '../../../../rehearsal/toolchain/images/debian';

const TARGETS = [
  'http://mirror.example/debian/|Debian|Debian',
  'http://mirror.example/debian/|Debian|Debian',
  'http://mirror.example/debian-security/|Debian|Debian-Security',
  'http://other.example/|Other|Other',
  '',
].join('\n');

test('takes Debian 13 from the mirrors that this machine takes its own Debian from', () => {
  expect(debianSources(aptTargets(TARGETS))).toEqual([
    'deb http://mirror.example/debian/ trixie main',
    'deb http://mirror.example/debian/ trixie-updates main',
    'deb http://mirror.example/debian-security/ trixie-security main',
  ]);
});

test('does without security updates where the machine has no mirror of them', () => {
  expect(debianSources([{ uri: 'http://mirror.example/', origin: 'Debian', label: 'Debian' }])).toEqual([
    'deb http://mirror.example/ trixie main',
    'deb http://mirror.example/ trixie-updates main',
  ]);
});

test('fails when apt has no mirror of Debian', () => {
  expect(() => debianSources(aptTargets('http://other.example/|Ubuntu|Ubuntu'))).toThrow(/no mirror of Debian/);
  expect(() => debianSources(aptTargets(''))).toThrow(/no mirror of Debian/);
});
