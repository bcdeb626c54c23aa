import { renderedDatabase } from '../../../../../rehearsal/drills/postgres/rendered/database';
import { makeSecrets } from '../../../../../rehearsal/drills/postgres/stand-ins/secrets';
import { outputOf } from '../output';

const CA = {
  certificate: 'ca',
  issue: (name: string) => ({ certificate: `certificate of ${name}`, key: `key of ${name}` }),
};
const secrets = () => makeSecrets(renderedDatabase(outputOf()), CA);

test('makes the Secret of every certificate', () => {
  expect(secrets().get('pgpool-tls')).toEqual({
    'ca.crt': 'ca',
    'tls.crt': 'certificate of pgpool-tls',
    'tls.key': 'key of pgpool-tls',
  });
});

test('gives the same value wherever the same secret of Secrets Manager is named, and another one otherwise', () => {
  const { 'service-a': first, again, analyst } = secrets().get('passwords') ?? {};
  expect(first).toMatch(/^[\w-]{24}$/);
  expect(again).toBe(first);
  expect(analyst).not.toBe(first);
});

test('gives the owner of the database a password under the name that the operator uses', () => {
  expect(secrets().get('postgres-app')).toEqual({
    username: 'trizone_owner',
    password: expect.stringMatching(/^[\w-]{24}$/),
  });
});

test('makes other passwords every time', () => {
  expect(secrets().get('passwords')).not.toEqual(secrets().get('passwords'));
});
