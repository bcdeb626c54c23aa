import fc from 'fast-check';
import { defaultAwsScenario } from '../scenarios';

test('the writer is in the first zone, and a reader in each of the others', () => {
  expect(defaultAwsScenario().database).toMatchObject({
    writerZone: 'eu-west-1a',
    readerZones: ['eu-west-1b', 'eu-west-1c'],
  });
});

test('whatever the zones and their order, three instances are in three zones', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 3, maxLength: 3 }), (letters) => {
      const zones = letters.map((letter) => `eu-west-1${letter}`);
      const { database } = defaultAwsScenario(({ aws }) => {
        aws.zones = zones;
      });
      expect([database.writerZone, ...database.readerZones]).toEqual([...zones].sort());
    }),
    { numRuns: 30 },
  );
});

test('sizes and retention are those of the configuration', () => {
  const { database } = defaultAwsScenario((config) => {
    config.database.aurora = { minCapacity: 2, maxCapacity: 64.5, backupRetentionDays: 14 };
  });
  expect(database).toMatchObject({ minCapacity: 2, maxCapacity: 64.5, backupRetentionDays: 14 });
});

test('it does not listen on the port that everybody tries', () => {
  expect(defaultAwsScenario().database.port).not.toBe(5432);
});

test('its users are the services that use it, each with its rights and its way to prove who it is', () => {
  const { database } = defaultAwsScenario(({ services: [first, second] }) => {
    if (first) first.databaseAuthentication = 'password';
    if (second) second.database = 'none';
  });
  expect(database.users).toEqual([{ name: 'service-a', access: 'write', authentication: 'password' }]);
});

test('its administrator is neither a service nor the analyst', () => {
  const { database, analyst } = defaultAwsScenario();
  const people = [...database.users.map(({ name }) => name), analyst.username];
  expect(people).toEqual(['service-a', 'service-b', 'analyst']);
  expect(people).not.toContain(database.masterUser);
});
