import fc from 'fast-check';
import { pgpoolConf } from '../../lib/resilience/pgpool-conf';

test('reads the servers, their flags and what an error does', () => {
  const text = [
    '# servers',
    "backend_hostname1 = 'orders-ro'",
    "backend_flag1='DISALLOW_TO_FAILOVER'   # never left",
    "  backend_hostname0 = 'orders-rw'",
    "backend_flag0 = 'ALWAYS_PRIMARY | DISALLOW_TO_FAILOVER'",
    "#backend_hostname2 = 'commented'",
    'failover_on_backend_error = off',
  ].join('\n');
  expect(pgpoolConf(text)).toEqual({
    backends: [
      { number: 0, host: 'orders-rw', flags: ['ALWAYS_PRIMARY', 'DISALLOW_TO_FAILOVER'] },
      { number: 1, host: 'orders-ro', flags: ['DISALLOW_TO_FAILOVER'] },
    ],
    failsOverOnError: false,
  });
});

test('takes the defaults where nothing is said, and the last line of several', () => {
  expect(pgpoolConf("backend_hostname0 = 'one'\nbackend_hostname0 = 'two'")).toEqual({
    backends: [{ number: 0, host: 'two', flags: ['ALLOW_TO_FAILOVER'] }],
    failsOverOnError: true,
  });
  expect(pgpoolConf('')).toEqual({ backends: [], failsOverOnError: true });
});

test('an empty host is no server', () => {
  expect(pgpoolConf("backend_hostname0 = ''")).toEqual({ backends: [], failsOverOnError: true });
});

test('reads any text without a fault', () => {
  fc.assert(fc.property(fc.string(), (text) => expect(pgpoolConf(text).backends).toEqual([])));
});
