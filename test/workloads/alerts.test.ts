import { parser } from '@prometheus-io/lezer-promql';
import { type Alert, alertSection, cockroachDbAlerts, postgresAlerts } from '../../lib/workloads';

const COCKROACHDB = { namespace: 'database', name: 'roach', replicas: 3, backup: { daysBetween: 1 } };
const POSTGRES = {
  namespace: 'database',
  name: 'pg',
  walStorage: '20Gi',
  backup: { daysBetween: 7 },
  analyst: 'somebody',
};

/** Places of an expression that Prometheus would not read. */
function mistakes(expression: string): readonly number[] {
  const found: number[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from }) => {
      if (type.isError) found.push(from);
    },
  });
  return found;
}

/** Names of the metrics that an expression reads, each with its labels. */
const selectors = (expression: string): readonly string[] =>
  [...expression.matchAll(/([a-zA-Z_]+)\{([^}]*)\}/g)].map(([, metric = '', labels = '']) => `${metric} ${labels}`);

const ALERTS: Readonly<Record<string, readonly Alert[]>> = {
  cockroachdb: cockroachDbAlerts({ ...COCKROACHDB, licence: { secret: 'licence' } }),
  postgres: postgresAlerts(POSTGRES),
};

const named = (alerts: readonly Alert[], name: string): Alert | undefined =>
  alerts.find((alert) => alert.name === name);

describe.each(Object.entries(ALERTS))('%s', (database, alerts) => {
  test('has expressions that Prometheus reads', () => {
    expect(alerts.flatMap(({ name, expression }) => mistakes(expression).map((place) => `${name}: ${place}`))).toEqual(
      [],
    );
  });

  test('looks at its own pods and at no others', () => {
    const pods = database === 'postgres' ? 'pod=~"pg-[0-9]+"' : 'pod=~"roach-[0-9]+"';
    const elsewhere = alerts
      .flatMap(({ expression }) => selectors(expression))
      .filter((selector) => !selector.includes(` namespace="database",${pods}`));
    expect(elsewhere).toEqual([]);
    expect(alerts.every(({ expression }) => selectors(expression).length > 0)).toBe(true);
  });

  test('has a name of its own for each, and says what to do', () => {
    expect(new Set(alerts.map(({ name }) => name)).size).toBe(alerts.length);
    for (const { summary, action } of alerts) {
      expect(summary).toMatch(/\.$/);
      expect(action).toMatch(/\.$/);
    }
  });

  test('is shown in full to whoever runs the database', () => {
    const [, , list = ''] = alertSection(alerts);
    for (const { name, expression, action } of alerts) {
      expect(list).toContain(`**${name}**`);
      expect(list).toContain(`\`${expression}\``);
      expect(list).toContain(action);
    }
  });
});

test('fails when Prometheus cannot read an expression', () => {
  expect(mistakes('sum(backup{namespace="database"} < 1')).not.toEqual([]);
});

describe('the age of the last backup', () => {
  const DAY = 86_400;

  test('is told a day after the next one was due, and also when there is none', () => {
    expect(named(ALERTS.cockroachdb ?? [], 'CockroachDbBackupTooOld')?.expression).toBe(
      `time() - max(schedules_BACKUP_last_completed_time{namespace="database",pod=~"roach-[0-9]+"}) > ${2 * DAY}` +
        ' or absent(schedules_BACKUP_last_completed_time{namespace="database",pod=~"roach-[0-9]+"})',
    );
    expect(named(ALERTS.postgres ?? [], 'PostgresBackupTooOld')?.expression).toContain(`> ${8 * DAY} or absent(`);
  });
});

test('the volume of the log is told of before it is full, and after an absent reader has kept its half', () => {
  const { expression = '' } = named(ALERTS.postgres ?? [], 'PostgresWalVolumeFills') ?? {};
  const limit = Number(/> (\d+)$/.exec(expression)?.[1]);
  expect(limit).toBeGreaterThan(10 * 2 ** 30);
  expect(limit).toBeLessThan(20 * 2 ** 30);
});

test('a cluster without a licence is not told that it ends', () => {
  expect(named(cockroachDbAlerts(COCKROACHDB), 'CockroachDbLicenceExpires')).toBeUndefined();
  expect(named(ALERTS.cockroachdb ?? [], 'CockroachDbLicenceExpires')).toBeDefined();
});

test('the queries of the analyst are no transaction that hangs', () => {
  expect(named(ALERTS.postgres ?? [], 'PostgresTransactionHangs')?.expression).toContain('usename!="somebody"');
});
