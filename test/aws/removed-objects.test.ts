// What is no longer declared is removed by the next deploy, whatever its kind; what is declared is never removed.
import type { AwsConfig } from '../../lib/config';
import { wronglyKept } from './removed-objects';
import { type AwsScenarioId, example, type Synthesized, synthesized } from './synthesized';

/** Each is many changes at once that do not touch each other: to synthesize one takes most of the time. */
const CHANGES: Readonly<Record<string, (config: AwsConfig) => void>> = {
  'the analyst and a service are renamed, a service is removed, and the licence has another secret': (config) => {
    config.analyst.username = 'somebody-else';
    Object.assign(config.database.cockroachdb, { licence: { secret: 'another-licence', telemetry: false } });
    config.services = config.services.filter(({ name }) => name !== 'reports');
    for (const service of config.services) if (service.name === 'shop') service.name = 'store';
  },
  'every way of the analyst is closed, metrics, licence and the locality of nodes are left out, a service signs in another way, and one leaves the database':
    ({ analyst, database, services }) => {
      Object.assign(analyst.aws, {
        allowlist: undefined,
        vpn: undefined,
        bastionHost: false,
        bastionPod: false,
        publicEndpoint: { enabled: false, cidrs: [] },
      });
      Object.assign(database.cockroachdb, { metrics: 'none', licence: undefined, locality: 'podLabels' });
      Object.assign(database.postgres, { metrics: 'none' });
      for (const service of services) {
        if (service.name === 'reports') service.databaseAuthentication = 'identity';
        if (service.name === 'shop') service.database = 'none';
      }
    },
};

function changed(change: (config: AwsConfig) => void): AwsConfig {
  const config = structuredClone(example('everything'));
  change(config);
  return config;
}

const SCENARIOS: readonly AwsScenarioId[] = ['eks-postgres', 'eks-aurora', 'eks-cockroachdb'];

describe.each(SCENARIOS)('%s', (id) => {
  let before: Synthesized;
  beforeAll(async () => {
    before = await synthesized(id, example('everything'));
  }, 60_000);

  test.each(Object.entries(CHANGES))(
    'keeps nothing that is not declared, and removes nothing that is, when %s and when that is undone',
    async (_, change) => {
      const next = await synthesized(id, changed(change));
      expect(wronglyKept(before.templates, next.templates)).toEqual([]);
      expect(wronglyKept(next.templates, before.templates)).toEqual([]);
    },
    60_000,
  );
});
