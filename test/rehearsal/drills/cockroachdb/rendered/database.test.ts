import { Places } from '../../../../../rehearsal/drills/cockroachdb/machine/places';
import { renderedDatabase } from '../../../../../rehearsal/drills/cockroachdb/rendered/database';
import {
  expand,
  memberReplacements,
  withoutBucket,
} from '../../../../../rehearsal/drills/cockroachdb/rendered/on-this-machine';
import { renderedClient } from '../../../../../rehearsal/drills/rendered/client';
import { replaceAll } from '../../../../../rehearsal/drills/rendered/mapping';
import { readOutput } from '../../../../../rehearsal/output';
import { defaultConfig } from '../../../../scenarios';
import { writtenScenario } from '../../../../written-scenario';

const output = async () => readOutput((await writtenScenario('gke-cockroachdb', defaultConfig())).folder);

test('everything that is played is found in an output', async () => {
  const database = renderedDatabase(await output());
  expect(database).toMatchObject({ name: 'cockroachdb', namespace: 'cockroachdb' });
  expect(new Set(Object.values(database.users)).size).toBe(3);
  expect(database.certificates.map(({ spec }) => spec.commonName)).toEqual(
    expect.arrayContaining(['node', 'root', ...Object.values(database.users)]),
  );
  expect(database.init.containers[0]?.command?.join(' ')).toContain('cockroach init');
  expect(database.bootstrap.containers[0]?.command?.[0]).toBe('psql');
  expect(renderedClient(await output()).serviceFile).toContain('tcp_user_timeout');
});

test('every place has an address of its own, in the networks that the output admits', async () => {
  const { networks } = renderedDatabase(await output());
  const places = new Places(networks);
  const addresses = [places.drill, ...places.all.map(({ address }) => address)];
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(places.clients.map(({ name }) => name)).toEqual(['the pods', 'the office', 'the VPN', 'elsewhere']);
});

test('the command of a member is the rendered one, but for paths', async () => {
  const { member } = renderedDatabase(await output());
  const rendered = member.containers[0]?.command ?? [];
  const here = replaceAll('command', rendered.join('\0'), memberReplacements('/tmp/m', '/tmp/c').command ?? []).split(
    '\0',
  );
  const changed = here.filter((word, index) => word !== rendered[index]);
  expect(changed).toEqual([
    '/tmp/c',
    '--certs-dir=/tmp/m/cockroach/certs',
    '--store=path=/tmp/m/cockroach/cockroach-data',
  ]);
});

test('variables of a command are put in, and one that is missing is a mistake', () => {
  expect(expand('--a=$(POD_NAME).b', { POD_NAME: 'x' })).toBe('--a=x.b');
  expect(() => expand('$(ZONE)', {})).toThrow(/ZONE/);
});

test('backups of the guide stay inside of the cluster, each collection by itself', async () => {
  const changed = withoutBucket((await output()).guide);
  expect([...new Set(changed.match(/'userfile:[^']*'/g))].sort()).toEqual([
    "'userfile:///cockroachdb'",
    "'userfile:///cockroachdb-before-restore'",
  ]);
  expect(changed).not.toMatch(/'(?:gs|s3):\/\//);
});

test('fails when the guide names no bucket', () => {
  expect(() => withoutBucket('nothing')).toThrow(/bucket/);
});

test('fails when the output has another database', async () => {
  const found = await output();
  expect(() => renderedDatabase({ ...found, stages: [] })).toThrow(/must have one StatefulSet of CockroachDB/);
});
