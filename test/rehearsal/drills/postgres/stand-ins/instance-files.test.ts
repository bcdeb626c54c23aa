import {
  NEWER_PARAMETERS,
  parameterLine,
  pgHba,
  pgIdent,
  postgresqlConf,
  replicationConf,
  synchronousStandbyNames,
} from '../../../../../rehearsal/drills/postgres/stand-ins/instance-files';
import { CLUSTER } from '../output';

const SETTING = { name: 'postgres-1', address: '127.18.1.10', certificates: '/c', sockets: '/s' };
const conf = (parameters: Record<string, string>, version = 15) => {
  const postgresql = { ...CLUSTER.spec.postgresql, parameters };
  return postgresqlConf({ ...CLUSTER, spec: { ...CLUSTER.spec, postgresql } }, SETTING, version).split('\n');
};

test('has every parameter of the Cluster as it is, and quotes as PostgreSQL does', () => {
  const { parameters = {} } = CLUSTER.spec.postgresql;
  const lines = conf(parameters);
  for (const [name, value] of Object.entries(parameters)) expect(lines).toContain(parameterLine(name, value));
  expect(lines).toContain("log_line_prefix = 'it''s'");
});

test("a parameter of the Cluster stands after the operator's own, so that it holds", () => {
  const lines = conf({ wal_keep_size: '1GB' });
  expect(lines.indexOf("wal_keep_size = '1GB'")).toBeGreaterThan(lines.indexOf("wal_keep_size = '512MB'"));
});

test('loads the library whose parameters are set, and no other', () => {
  expect(conf({ 'pg_stat_statements.track': 'all' })).toContain("shared_preload_libraries = 'pg_stat_statements'");
  expect(conf({ max_connections: '1' })).toContain("shared_preload_libraries = ''");
});

test.each(NEWER_PARAMETERS)('leaves $name to PostgreSQL $since and newer', ({ name, since }) => {
  expect(conf({ [name]: 'on' }, since - 1)).not.toContain(parameterLine(name, 'on'));
  expect(conf({ [name]: 'on' }, since)).toContain(parameterLine(name, 'on'));
});

test("has the Cluster's lines of pg_hba as they are, between those of the operator", () => {
  expect(pgHba(CLUSTER).trimEnd().split('\n')).toEqual([
    'local all all peer map=local',
    'hostssl postgres streaming_replica all cert map=cnpg_streaming_replica',
    'hostssl replication streaming_replica all cert map=cnpg_streaming_replica',
    'hostssl all cnpg_pooler_pgbouncer all cert map=cnpg_pooler_pgbouncer',
    'hostnossl all all all reject',
    'host all all all reject',
    'host all all all scram-sha-256',
  ]);
});

test('admits the user of this machine as the superuser over the socket', () => {
  expect(pgIdent(['root'])).toContain('local root postgres\n');
});

test('waits for one of the others, by name', () => {
  expect(synchronousStandbyNames(CLUSTER, ['a', 'b', 'c'])).toBe('ANY 1 ("a","b","c")');
});

test('waits for nobody when the Cluster says so', () => {
  const { synchronous: _, ...postgresql } = CLUSTER.spec.postgresql;
  expect(synchronousStandbyNames({ ...CLUSTER, spec: { ...CLUSTER.spec, postgresql } }, ['a'])).toBe('');
});

test('a reader follows, and a writer does not', () => {
  expect(replicationConf({ synchronous: 'ANY 1 ("a")', follows: 'host=x' })).toBe(
    `primary_conninfo = 'host=x'\nsynchronous_standby_names = 'ANY 1 ("a")'\n`
      .split('\n')
      .sort()
      .join('\n')
      .trim()
      .concat('\n'),
  );
});
