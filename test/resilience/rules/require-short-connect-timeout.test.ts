import { requireShortConnectTimeout as rule } from '../../../lib/resilience/rules/require-short-connect-timeout';
import type { Container } from '../../../lib/topology';
import { only, UNTOLD } from '../declared';
import { container, pod } from '../sample-pod';
import { deployment } from '../sample-workloads';
import { told } from '../told';

const ID = 'Deployment services/service-a';
const judged = (environment: Container['environment']) =>
  told(
    rule,
    only({
      workloads: [deployment('service-a', { pod: pod('service-a', { containers: [container({ environment })] }) })],
    }),
  );

test('holds for a client that gives up within five seconds', () => {
  expect(judged({ PGHOST: 'database', PGCONNECT_TIMEOUT: '5' })).toEqual([`holds ${ID} [main]: PGCONNECT_TIMEOUT 5`]);
  expect(judged({ DATABASE_URL: 'postgresql://database/app?sslmode=verify-full&connect_timeout=3' })).toEqual([
    `holds ${ID} [main]: connect_timeout of DATABASE_URL 3`,
  ]);
});

test('fails when it waits longer, or for ever', () => {
  expect(judged({ PGHOST: undefined })).toEqual([`broken ${ID} [main]: PGCONNECT_TIMEOUT not set`]);
  expect(judged({ PGHOST: 'database', PGCONNECT_TIMEOUT: '0' })).toEqual([`broken ${ID} [main]: PGCONNECT_TIMEOUT 0`]);
  expect(judged({ PGHOST: 'database', PGCONNECT_TIMEOUT: '30' })).toEqual([
    `broken ${ID} [main]: PGCONNECT_TIMEOUT 30`,
  ]);
  expect(judged({ DATABASE_URL: 'postgres://database/app' })).toEqual([
    `broken ${ID} [main]: connect_timeout of DATABASE_URL not set`,
  ]);
});

test('looks at no container that is no client, and at no pod that is not told', () => {
  expect(judged({ LOG_LEVEL: 'info' })).toEqual([]);
  expect(told(rule, only({ workloads: [deployment('service-a', { pod: UNTOLD })] }))).toEqual([]);
});
