// Valid configurations of every kind, as a person may write them: each optional part is there or not.
import fc from 'fast-check';
import { allocatable } from '../../lib/config/google-machine-type';
import { analyst } from './arbitrary-analyst';
import { type ConfigInput, label, secret, some } from './arbitrary-field';
import { google, machineTypes } from './arbitrary-google';
import { services } from './arbitrary-services';

const GIB = 2 ** 30;

const schedule = fc.constantFrom('@hourly', '@daily', '@weekly', '@monthly', '*/5 0-6,22 1 JAN MON-FRI', '0 3 * * 0');

/** A machine for the database, and a size between CockroachDB's floor and what the machine offers. */
const databaseSize = fc
  .tuple(fc.constantFrom(...machineTypes.filter((type) => allocatable(type).bytes >= 8 * GIB)), fc.nat(), fc.nat())
  .map(([machineType, cpuSeed, memorySeed]) => {
    const node = allocatable(machineType);
    const mostMemory = Math.floor(node.bytes / GIB);
    const mostCpu = Math.min(Math.floor(node.millicores / 1000), Math.floor(mostMemory / 4));
    const cpu = 2 + (cpuSeed % (mostCpu - 1));
    const least = Math.max(8, 4 * cpu);
    return { machineType, cpu: `${cpu}`, memory: `${least + (memorySeed % (mostMemory - least + 1))}Gi` };
  });

const database = fc.tuple(
  databaseSize,
  some({ name: fc.constantFrom('app', 'orders_2', 'a') }),
  some({
    storage: fc.constantFrom('10Gi', '1Ti', '500G'),
    locality: fc.constantFrom<'podLabels' | 'nodeLabels'>('podLabels', 'nodeLabels'),
    licence: fc.record({ secret, telemetry: fc.boolean() }, { requiredKeys: ['secret'] }),
    backup: some({ incremental: schedule, full: schedule, retentionDays: fc.integer({ min: 7, max: 3650 }) }),
    metrics: fc.constantFrom<'none' | 'annotations' | 'serviceMonitor'>('none', 'annotations', 'serviceMonitor'),
  }),
);

/** Any valid configuration. */
export const arbitraryConfigInput: fc.Arbitrary<ConfigInput> = fc
  .record({
    name: label(16),
    google,
    services,
    database,
    analyst: fc.option(analyst, { nil: undefined }),
    scenarios: fc.boolean(),
  })
  .map(
    ({
      name,
      google: cloud,
      services: some,
      database: [{ machineType, ...size }, names, rest],
      analyst: reader,
      scenarios,
    }) => ({
      name,
      ...(scenarios ? { scenarios: ['gke-cockroachdb' as const] } : {}),
      google: {
        ...cloud,
        nodePools: { ...cloud.nodePools, database: { machineType } },
        ...(reader?.access?.bastion ? { securityGroup: 'gke-security-groups@example.com' } : {}),
      },
      services: some,
      database: { ...names, cockroachdb: { ...rest, ...size } },
      ...(reader ? { analyst: reader } : {}),
    }),
  );
