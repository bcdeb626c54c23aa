import { renderedDatabase } from '../../../../rehearsal/drills/postgres/rendered/database';
import { varied } from '../../../../rehearsal/drills/postgres/variants';
import { OBJECTS, outputOf } from './output';

const database = renderedDatabase(outputOf());
const confOf = (changed: typeof database) =>
  changed.configMaps.find(({ data }) => data?.['pgpool.conf'])?.data?.['pgpool.conf'];

test('leaves what is rendered alone', () => {
  expect(varied(database, 'rendered')).toBe(database);
});

test('lets Pgpool detach a server, and changes nothing else', () => {
  const changed = varied(database, 'pgpool-defaults');
  expect(confOf(changed)).toBe(
    "backend_flag0 = 'ALWAYS_PRIMARY'\nnum_init_children = 64\nenable_shared_relcache = off\n",
  );
  expect({ ...changed, configMaps: [] }).toEqual({ ...database, configMaps: [] });
});

test('lets the processes of Pgpool share a cache, and changes nothing else', () => {
  const without = confOf(database)?.replace('enable_shared_relcache = off\n', '');
  expect(confOf(varied(database, 'shared-relcache'))).toBe(without);
});

test('takes the library away from Pgpool, and changes nothing else', () => {
  const { pgpool, ...rest } = database;
  const [container] = pgpool.pod.containers;
  if (!container) throw new Error('the output must have a container');
  const withEnv = (env: NonNullable<typeof container.env>) => ({
    ...rest,
    pgpool: { ...pgpool, pod: { ...pgpool.pod, containers: [{ ...container, env }] } },
  });
  const others = [{ name: 'PEER_TIMEOUT_SECONDS', value: '15' }];
  const rendered = withEnv([{ name: 'LD_PRELOAD', value: '/lib/session-timeouts.so' }, ...others]);
  expect(varied(rendered, 'without-timeouts')).toEqual(withEnv(others));
  expect(() => varied(withEnv(others), 'without-timeouts')).toThrow(/Pgpool must load a library/);
});

test('reads from any server after a write, and changes nothing else', () => {
  const conf = 'num_init_children = 64\ndisable_load_balance_on_write = %\n';
  const withConf = (value: string) => ({
    ...database,
    configMaps: [{ ...database.configMaps[0], data: { 'pgpool.conf': conf.replace('%', value) } }] as never,
  });
  expect(varied(withConf("'always'"), 'reads-from-any')).toEqual(withConf("'transaction'"));
});

test('gives the writer no feedback of readers, and changes nothing else', () => {
  const { cluster, ...rest } = database;
  const { parameters, ...postgresql } = cluster.spec.postgresql;
  const withParameters = (changed: Readonly<Record<string, string>>) => ({
    ...rest,
    cluster: { ...cluster, spec: { ...cluster.spec, postgresql: { ...postgresql, parameters: changed } } },
  });
  const rendered = withParameters({ ...parameters, hot_standby_feedback: 'on' });
  expect(varied(rendered, 'without-feedback')).toEqual(withParameters({ ...parameters }));
  expect(() => varied(withParameters({}), 'without-feedback')).toThrow(/must set hot_standby_feedback/);
});

test('waits for no standby, and changes nothing else', () => {
  const { cluster, ...rest } = varied(database, 'asynchronous');
  expect(cluster.spec.postgresql).not.toHaveProperty('synchronous');
  expect({ ...rest, cluster: database.cluster }).toEqual(database);
});

test('fails when there is nothing to damage: the variant would show nothing', () => {
  const plain = renderedDatabase(
    outputOf(
      OBJECTS.map((object) =>
        object.metadata.name === 'pgpool' && object.kind === 'ConfigMap'
          ? { ...object, data: { 'pgpool.conf': 'num_init_children = 64\n' } }
          : object,
      ),
    ),
  );
  expect(() => varied(plain, 'pgpool-defaults')).toThrow(/pgpool.conf must match .* for this variant to change it/);
  expect(() => varied(varied(database, 'asynchronous'), 'asynchronous')).toThrow(/must replicate synchronously/);
});
