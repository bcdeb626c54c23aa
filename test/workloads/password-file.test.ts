import { readFileSync, statSync } from 'node:fs';
import { Bastion } from '../../lib/workloads';
import { BASTION } from './examples';
import { oneOf, synthesize } from './manifests';
import { containerOf, environmentOf } from './pod';
import { brokenControls } from './restricted-profile';
import { end, until, Workshop } from './shell';

const MANIFESTS = synthesize(
  (chart) =>
    new Bastion(chart, 'Bastion', {
      ...BASTION,
      passwordFile: { image: 'registry.example.com/cloud-cli:1', command: 'sign --user "$USER"', refreshSeconds: 600 },
    }),
);
const POD = oneOf(MANIFESTS, 'StatefulSet').spec.template;
const WRITER = containerOf(POD, 'password');

let workshop: Workshop;

beforeEach(() => {
  workshop = new Workshop();
});

afterEach(() => workshop.close());

/** Starts the script of the sidecar with its folder in the workshop. */
const start = () => {
  const script = (WRITER.command?.[2] ?? '').replaceAll('/var/run/password', workshop.directory);
  return workshop.start(['/bin/sh', '-c', `PGUSER=analyst; ${script}`]);
};

test('the pod stays restricted, and the sidecar runs beside psql', () => {
  expect(brokenControls(POD)).toEqual([]);
  expect(WRITER.restartPolicy).toBe('Always');
});

test('psql starts when there is a password, reads it from the file, and cannot change it', () => {
  expect(WRITER.startupProbe?.exec?.command).toEqual(['/bin/sh', '-c', 'test -s /var/run/password/pgpass']);
  const psql = containerOf(POD, 'psql');
  expect(environmentOf(psql).PGPASSFILE).toBe('/var/run/password/pgpass');
  expect(psql.volumeMounts).toContainEqual({ name: 'password', mountPath: '/var/run/password', readOnly: true });
});

test('the password lies in memory', () => {
  expect(POD.spec.volumes).toContainEqual({ name: 'password', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } });
});

test('writes a line that libpq reads as one password, in a file that nobody else may read', async () => {
  workshop.command('sign', String.raw`printf '%s\n' 'db.example.com:5433/?a=b\c&d'`);
  const child = start();
  await until('there is a file', () => workshop.lines('pgpass').length > 0);
  const file = workshop.path('pgpass');
  expect(readFileSync(file, 'utf8')).toBe(`*:*:*:analyst:${String.raw`db.example.com\:5433/?a=b\\c&d`}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  child.kill('SIGTERM');
  expect(await end(child)).toBe(0);
});

test('keeps the file when there is no new password', async () => {
  workshop.write('pgpass', 'old\n');
  workshop.command('sign', 'exit 1');
  start();
  await until('it has asked', () => workshop.lines('sign.calls').length > 0);
  expect(workshop.lines('pgpass')).toEqual(['old']);
});
