import type { Construct } from 'constructs';
import type { EksPostgresScenario } from '../../../scenario';
import type { NetworkStack } from '../../network-stack';
import type { PgpoolPostgres } from '../../postgres/pgpool-postgres';
import { CertManagerAddOn } from '../cert-manager-add-on';
import { buildPlatform, type Platform } from '../platform';
import { BarmanCloudAddOn } from './barman-cloud-add-on';
import { CloudNativePgAddOn } from './cloud-native-pg-add-on';
import { PGPOOL_POSTGRES, PgpoolPostgresAddOn } from './pgpool-postgres-add-on';

/** The cluster with PostgreSQL in it. */
export interface PostgresPlatform extends Platform {
  readonly database: PgpoolPostgres;
}

/** Builds the platform stack with PostgreSQL behind Pgpool-II; `pgpoolDirectory` holds the Dockerfile of the latter. */
export async function buildPostgresPlatform(
  app: Construct,
  scenario: EksPostgresScenario,
  network: NetworkStack,
  pgpoolDirectory: string,
): Promise<PostgresPlatform> {
  const { blueprint, platform } = await buildPlatform(app, scenario, network, {
    title: 'PostgreSQL',
    addOns: [
      new CertManagerAddOn(scenario.cluster),
      new CloudNativePgAddOn(scenario),
      new BarmanCloudAddOn(),
      new PgpoolPostgresAddOn({ scenario, pgpoolDirectory }),
    ],
  });
  const database = blueprint.getClusterInfo().getProvisionedAddOn(PGPOOL_POSTGRES) as PgpoolPostgres;
  return { ...platform, database };
}
