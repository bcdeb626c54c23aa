import { requireEndedSessions as rule } from '../../../lib/resilience/rules/require-ended-sessions';
import { kubernetes, only, UNTOLD } from '../declared';
import { container, pod } from '../sample-pod';
import { deployment } from '../sample-workloads';
import { told } from '../told';

const PGPOOL = 'Deployment data/pgpool';
const LIBRARY = '/usr/local/lib/session-timeouts.so';

function pgpool(environment: Record<string, string>) {
  return only({
    workloads: [
      deployment('pgpool', { namespace: 'data', pod: pod('pgpool', { containers: [container({ environment })] }) }),
    ],
    resources: [
      kubernetes('v1 ConfigMap', 'data', 'pgpool', { data: { 'pgpool.conf': '' } }),
      kubernetes('apps/v1 Deployment', 'data', 'pgpool', {
        spec: { template: { spec: { volumes: [{ configMap: { name: 'pgpool' } }] } } },
      }),
    ],
  });
}

test('holds where the library is loaded with a short timeout, also beside others', () => {
  expect(told(rule, pgpool({ LD_PRELOAD: LIBRARY, PEER_TIMEOUT_SECONDS: '15' }))).toEqual([
    `holds ${PGPOOL}: LD_PRELOAD ${LIBRARY}, PEER_TIMEOUT_SECONDS 15`,
  ]);
  expect(told(rule, pgpool({ LD_PRELOAD: `/lib/other.so ${LIBRARY}`, PEER_TIMEOUT_SECONDS: '60' }))[0]).toMatch(
    /^holds/,
  );
});

test.each([
  [{}, 'LD_PRELOAD not set, PEER_TIMEOUT_SECONDS not set'],
  [{ LD_PRELOAD: LIBRARY }, `LD_PRELOAD ${LIBRARY}, PEER_TIMEOUT_SECONDS not set`],
  [{ LD_PRELOAD: LIBRARY, PEER_TIMEOUT_SECONDS: '61' }, `LD_PRELOAD ${LIBRARY}, PEER_TIMEOUT_SECONDS 61`],
  [
    { LD_PRELOAD: '/usr/lib/libkeepalive.so', PEER_TIMEOUT_SECONDS: '15' },
    'LD_PRELOAD /usr/lib/libkeepalive.so, PEER_TIMEOUT_SECONDS 15',
  ],
])('fails when sessions wait for a lost server: %j', (environment, seen) => {
  expect(told(rule, pgpool(environment as Record<string, string>))).toEqual([`broken ${PGPOOL}: ${seen}`]);
});

test('looks at nothing that is no Pgpool-II, and at no pod that the files do not tell', () => {
  expect(told(rule, only({ workloads: [deployment('orders', {})] }))).toEqual([]);
  expect(told(rule, only({ workloads: [deployment('pgpool', { pod: UNTOLD })] }))).toEqual([]);
});
