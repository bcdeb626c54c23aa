import fc from 'fast-check';
import { parseConfig } from '../../lib/config';
import { formatPath } from '../../lib/config/problem';
import { edited, problemsOf, testRefusals } from './refusals';

const CONNECTIONS = 'connections: 120';

describe('PostgreSQL', () => {
  testRefusals([
    {
      claim: 'an instance with too little memory',
      edit: ['memory: 12Gi', 'memory: 1Gi'],
      path: 'database.postgres.memory',
      allowed: 'at least 2Gi',
      remedy: 'production needs more',
    },
    {
      claim: 'a volume that a few tables fill',
      edit: ['storage: 400Gi', 'storage: 9Gi'],
      path: 'database.postgres.storage',
      allowed: 'at least 10Gi',
      remedy: 'raise it',
    },
    {
      claim: 'a volume that a burst of writes fills',
      edit: ['walStorage: 60Gi', 'walStorage: 4Gi'],
      path: 'database.postgres.walStorage',
      allowed: 'at least 5Gi',
      remedy: 'raise it',
    },
    {
      claim: 'more sessions than the memory of an instance holds',
      edit: [CONNECTIONS, 'connections: 400'],
      path: 'database.postgres.pgpool.connections',
      allowed: 'at most 307, because each of 1600 sessions takes memory of an instance, which has 12Gi',
      remedy: 'lower it, or raise database.postgres.memory',
    },
    {
      claim: 'fewer sessions than anybody can work with',
      edit: [CONNECTIONS, 'connections: 4'],
      path: 'database.postgres.pgpool.connections',
      allowed: 'a whole number from 8 to 500',
      remedy: 'how many clients one pod serves',
    },
    {
      claim: 'an image of Pgpool-II without a version',
      edit: ['image: registry.example.com/full/pgpool:4.6.1', 'image: registry.example.com/full/pgpool'],
      path: 'database.postgres.pgpool.image',
      allowed: 'an image with a tag other than "latest"',
      remedy: 'pin the version',
    },
    {
      claim: 'a schedule of six fields',
      edit: ['schedule: "20 3 * * 6"', 'schedule: "0 20 3 * * 6"'],
      path: 'database.postgres.backup.schedule',
      allowed: 'a cron expression of five fields',
      remedy: 'how often everything is backed up',
    },
    {
      claim: 'backups that are gone before a mistake is noticed',
      edit: ['retentionDays: 60', 'retentionDays: 6'],
      path: 'database.postgres.backup.retentionDays',
      allowed: 'a whole number from 7 to 3650',
      remedy: 'keep backups long enough',
    },
    {
      claim: 'a restored database that writes into the backups that it came from',
      edit: ['into: postgres-2', 'into: postgres'],
      path: 'database.postgres.backup.recovery.into',
      allowed: 'another folder than postgres, which the backups are taken from',
      remedy: 'for example postgres-2',
    },
    {
      claim: 'a moment without its time zone',
      edit: ['until: "2026-11-22T12:00:00Z"', 'until: "2026-11-22 12:00:00"'],
      path: 'database.postgres.backup.recovery.until',
      allowed: 'a time in UTC',
      remedy: 'in quotes',
    },
    {
      claim: 'metrics by annotations, which the operator does not set',
      edit: ['metrics: podMonitor', 'metrics: annotations'],
      path: 'database.postgres.metrics',
      allowed: 'one of none, podMonitor',
      remedy: 'where the Prometheus operator is installed',
    },
    {
      claim: 'an instance that no machine of AWS holds',
      edit: ['memory: 12Gi', 'memory: 2Ti'],
      path: 'database.postgres',
      allowed: 'no more than a r7i.48xlarge offers',
      remedy: 'lower cpu or memory',
      at: 'postgres:',
    },
  ]);

  test('refuses more sessions than a general node has memory for', () => {
    // c7i.large: 1823 MiB for pods, and a pod of Pgpool needs 192 MiB and 4 for each session
    const onSmallNodes = (connections: number): readonly string[] => {
      const config = edited(
        ['instanceType: m7i.4xlarge', 'instanceType: c7i.large'],
        ['memory: 12Gi', 'memory: 20Gi'],
        [CONNECTIONS, `connections: ${connections}`],
      );
      return problemsOf(config).map(({ path, allowed }) => `${formatPath(path)}: ${allowed}`);
    };
    const about = (connections: number) => onSmallNodes(connections).filter((text) => text.includes('pgpool'));
    expect(about(407)).toEqual([]);
    expect(about(408)).toEqual([
      'database.postgres.pgpool.connections: at most 407, because each takes memory of a pod on a c7i.large, which offers 1680m CPU and 1.8 GiB',
    ]);
  });

  test('accepts as many sessions as half of the memory holds, and not one more', () => {
    const accepted = (connections: number, gibibytes: number): boolean => {
      try {
        parseConfig(edited(['memory: 12Gi', `memory: ${gibibytes}Gi`], [CONNECTIONS, `connections: ${connections}`]));
        return true;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 20 }), fc.integer({ min: 8, max: 500 }), (gibibytes, connections) => {
        expect(accepted(connections, gibibytes)).toBe(4 * connections * 5 <= (gibibytes * 1024) / 2);
      }),
      { numRuns: 30 },
    );
  });
});
