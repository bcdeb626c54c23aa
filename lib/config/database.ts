import { z } from 'zod';
import { cpu, dnsLabel, image, integer, memory, object, oneOf, says, secretName, text } from './field';
import { scheduleField } from './schedule';

const capacity = (which: string, least: number) => {
  const error = says(`a multiple of 0.5 from ${least} to 256`, `choose the ${which} size of one instance`);
  return z.number(error).min(least, error).max(256, error).multipleOf(0.5, error);
};

/** When everything is backed up, which is the beginning of what can be restored. */
const backupTime = scheduleField('everything is backed up')
  .default('@daily')
  .describe('When a full backup is taken (UTC).');

const cockroachdbSchema = object({
  cpu: cpu().default('6').describe('CPU of one node, requested and limit. At least 2.'),
  memory: memory()
    .default('24Gi')
    .describe('Memory of one node, requested and limit: at least 8Gi, and 4Gi for each CPU.'),
  storage: memory().default('200Gi').describe('Disk of one node. The speed of a persistent disk grows with its size.'),
  locality: oneOf(['podLabels', 'nodeLabels'], 'choose podLabels on Kubernetes 1.35 or newer')
    .default('podLabels')
    .describe(
      'Where a node learns its zone: podLabels needs no rights in the cluster (Kubernetes 1.35); nodeLabels lets an init container read its Node.',
    ),
  licence: object({
    secret: secretName().describe('Secret in namespace cockroachdb with the key "licence".'),
    telemetry: z
      .boolean(says('true or false', 'write it without quotes'))
      .default(true)
      .describe('Whether the nodes may report to Cockroach Labs. The free licence requires it.'),
  })
    .optional()
    .describe('Without a licence CockroachDB throttles to 5 open transactions after 7 days.'),
  backup: object({
    incremental: scheduleField('changes are backed up')
      .default('@hourly')
      .describe('When changes since the last backup are saved (UTC).'),
    full: backupTime,
    retentionDays: integer(7, 3650, 'keep backups long enough to notice a mistake')
      .default(35)
      .describe('Days after which the bucket deletes a backup.'),
  })
    .prefault({})
    .describe('Scheduled backups into a bucket in the region.'),
  metrics: oneOf(['none', 'annotations', 'serviceMonitor'], 'choose how Prometheus finds the nodes')
    .default('annotations')
    .describe('How Prometheus finds the nodes; serviceMonitor needs the Prometheus operator.'),
});

const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Whether the calendar has it. */
const isTime = (text: string): boolean => {
  const time = new Date(text);
  // what is no such text is a mistake already
  if (!UTC.test(text)) return true;
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z');
};

const archive = (what: string) =>
  text(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'a name of lower-case letters, digits and "-"', `name ${what}`);

const recoverySchema = object({
  from: archive('the folder of the bucket that holds the backups')
    .default('postgres')
    .describe('Folder of the bucket that the backups are taken from; the first database writes to postgres.'),
  into: archive('a folder of the bucket that does not exist yet, for example postgres-2').describe(
    'Folder that the new database writes its own backups to. It stays here for as long as this database lives.',
  ),
  until: text(UTC, 'a time in UTC', 'write it in quotes, like "2026-11-22T12:00:00Z"')
    .refine(isTime, says('a time in UTC that there is', 'correct the day or the hour'))
    .optional()
    .describe('The moment that the database goes back to. Without it: the last one that was saved.'),
});

const postgresSchema = object({
  cpu: cpu().default('1').describe('CPU of one instance, requested and limit.'),
  memory: memory().default('4Gi').describe('Memory of one instance, requested and limit: at least 2Gi.'),
  storage: memory().default('50Gi').describe('Volume of one instance for the data.'),
  walStorage: memory()
    .default('20Gi')
    .describe('Volume of one instance for the write-ahead log: when it is full, the data is not.'),
  backup: object({
    schedule: backupTime,
    retentionDays: integer(7, 3650, 'keep backups long enough to notice a mistake')
      .default(35)
      .describe('Days within which the database can be restored to any second.'),
    recovery: recoverySchema
      .optional()
      .describe('How a new database begins when the old one was deleted: with its backups instead of empty.'),
  })
    .prefault({})
    .describe('Backups and the write-ahead log, into a bucket in the region.'),
  metrics: oneOf(['none', 'podMonitor'], 'choose podMonitor where the Prometheus operator is installed')
    .default('none')
    .describe('How Prometheus finds the instances; podMonitor needs the Prometheus operator.'),
  pgpool: object({
    image: image()
      .optional()
      .describe(
        'Image of Pgpool-II, 4.4 or newer, with the library of images/pgpool. Without it the deploy builds that image and needs Docker.',
      ),
    connections: integer(8, 500, 'choose how many clients one pod serves at once')
      .default(64)
      .describe('Clients that each of the three pods serves at once. The server has room for all of them.'),
  })
    .prefault({})
    .describe('Pgpool-II, which sends writes to the writer and reads to the readers.'),
});

const auroraSchema = object({
  minCapacity: capacity('smallest', 0.5).default(0.5).describe('Fewest Aurora capacity units (2 GiB of memory each).'),
  maxCapacity: capacity('largest', 1)
    .default(8)
    .describe('Most Aurora capacity units, at least 1, the same for writer and readers.'),
  backupRetentionDays: integer(1, 35, 'Aurora keeps backups for 35 days at most')
    .default(35)
    .describe('Days within which the database can be restored to any second.'),
});

/**
 * Words that are no names in PostgreSQL without quotes; Aurora takes none of them for its database.
 *
 * @see PostgreSQL 17, Appendix C, SQL Key Words: reserved
 */
const RESERVED_WORDS: ReadonlySet<string> = new Set(
  (
    'all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create ' +
    'current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc ' +
    'distinct do else end except false fetch for foreign from grant group having in initially intersect into lateral ' +
    'leading limit localtime localtimestamp not null offset on only or order placing primary references returning select ' +
    'session_user some symmetric system_user table then to trailing true union unique user using variadic when where ' +
    'window with'
  ).split(' '),
);

/** The SQL database that the services share. */
export const databaseSchema = object({
  name: text(
    /^(?!pg_)(?!(?:defaultdb|postgres|rdsadmin|system|template0|template1)$)[a-z][a-z0-9_]{0,62}$/,
    'a lower-case SQL name that no system database has',
    'use letters, digits and "_", a letter first, for example app',
  )
    .refine((name) => !RESERVED_WORDS.has(name), says('a name that is no reserved word of SQL', 'choose another one'))
    .default('app')
    .describe('Name of the database.'),
  postgres: postgresSchema.prefault({}).describe('PostgreSQL by CloudNativePG behind Pgpool-II, for eks-postgres.'),
  aurora: auroraSchema.prefault({}).describe('Aurora PostgreSQL Serverless, for eks-aurora.'),
  cockroachdb: cockroachdbSchema.prefault({}).describe('CockroachDB, for gke-cockroachdb and eks-cockroachdb.'),
});

/** The SQL user of an analyst. */
export const sqlUser = () => dnsLabel(40, 'the SQL user');
