import { SQL_INSTANCE } from '../../../lib/resilience/google-kinds';
import { requireRegionalSql as rule } from '../../../lib/resilience/rules/require-regional-sql';
import type { Value } from '../../../lib/topology';
import { google, only, UNTOLD } from '../declared';
import { told } from '../told';

const SQL = 'SQLInstance acme/orders';
const judged = (settings: Value, more = {}) =>
  told(rule, only({ resources: [google(SQL_INSTANCE, 'orders', { settings, ...more })] }));
const backupConfiguration = { pointInTimeRecoveryEnabled: true };

test('holds for a regional instance with recovery and a standby in another zone', () => {
  const locationPreference = { zone: 'europe-west3-a', secondaryZone: 'europe-west3-b' };
  expect(judged({ availabilityType: 'REGIONAL', backupConfiguration, locationPreference })).toEqual([
    `holds ${SQL} [availability]: availabilityType REGIONAL`,
    `holds ${SQL} [recovery]: point-in-time recovery true`,
    `holds ${SQL} [zones]: zone europe-west3-a, secondaryZone europe-west3-b`,
  ]);
});

test('fails when it is zonal, as it is by default, or both zones are one', () => {
  expect(judged({})).toEqual([
    `broken ${SQL} [availability]: availabilityType not set`,
    `broken (warning) ${SQL} [recovery]: point-in-time recovery not set`,
  ]);
  const locationPreference = { zone: 'europe-west3-a', secondaryZone: 'europe-west3-a' };
  expect(judged({ availabilityType: 'ZONAL', backupConfiguration, locationPreference })).toEqual([
    `broken ${SQL} [availability]: availabilityType ZONAL`,
    `holds ${SQL} [recovery]: point-in-time recovery true`,
    `broken ${SQL} [zones]: zone europe-west3-a, secondaryZone europe-west3-a`,
  ]);
});

test('looks at the binary log of MySQL', () => {
  const settings = { availabilityType: 'REGIONAL', backupConfiguration: { binaryLogEnabled: true } };
  expect(judged(settings, { databaseVersion: 'MYSQL_8_4' })).toEqual([
    `holds ${SQL} [availability]: availabilityType REGIONAL`,
    `holds ${SQL} [recovery]: point-in-time recovery true`,
  ]);
});

test('is unknown when the settings are', () => {
  expect(judged(UNTOLD)).toEqual([
    `unknown ${SQL} [availability]: availabilityType unknown: a parameter of the stack`,
    `unknown ${SQL} [recovery]: point-in-time recovery unknown: a parameter of the stack`,
    `unknown ${SQL} [zones]: zone unknown: a parameter of the stack, secondaryZone unknown: a parameter of the stack`,
  ]);
});

test('looks at no read replica', () => {
  expect(judged({ availabilityType: 'ZONAL' }, { masterInstanceRef: { name: 'orders' } })).toEqual([]);
});
