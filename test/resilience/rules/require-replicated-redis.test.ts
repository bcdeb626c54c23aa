import { REDIS_INSTANCE } from '../../../lib/resilience/google-kinds';
import { requireReplicatedRedis as rule } from '../../../lib/resilience/rules/require-replicated-redis';
import { google, only, UNTOLD } from '../declared';
import { told } from '../told';

const judged = (spec: Parameters<typeof google>[2]) =>
  told(rule, only({ resources: [google(REDIS_INSTANCE, 'cache', spec)] }));

test('holds for the replicated tier in two zones, named or chosen by Google', () => {
  expect(judged({ tier: 'STANDARD_HA', locationId: 'a', alternativeLocationId: 'b' })).toEqual([
    'holds RedisInstance acme/cache: tier STANDARD_HA, locationId a, alternativeLocationId b',
  ]);
  expect(judged({ tier: 'STANDARD_HA' })).toEqual([
    'holds RedisInstance acme/cache: tier STANDARD_HA, locationId not set, alternativeLocationId not set',
  ]);
});

test('fails when the tier is basic or the zones are one', () => {
  expect(judged({})).toEqual([
    'broken RedisInstance acme/cache: tier not set, locationId not set, alternativeLocationId not set',
  ]);
  expect(judged({ tier: 'STANDARD_HA', locationId: 'a', alternativeLocationId: 'a' })).toEqual([
    'broken RedisInstance acme/cache: tier STANDARD_HA, locationId a, alternativeLocationId a',
  ]);
});

test('is unknown when the tier is', () => {
  expect(judged({ tier: UNTOLD })).toEqual([
    'unknown RedisInstance acme/cache: tier unknown: a parameter of the stack, locationId not set, alternativeLocationId not set',
  ]);
});

test('looks at Redis only', () => {
  expect(told(rule, only({ resources: [google('x/v1 Other', 'cache')] }))).toEqual([]);
});
