import type { z } from 'zod';
import { analystSchema } from './analyst';
import { awsSchema } from './aws';
import { databaseSchema } from './database';
import { dnsLabel, FIXED, LONGEST_PLATFORM_NAME, list, object, oneOf } from './field';
import { googleSchema } from './google';
import { serviceSchema } from './service';

/** The scenarios that can be synthesized. */
export const SCENARIO_IDS = ['gke-cockroachdb', 'eks-postgres', 'eks-aurora', 'eks-cockroachdb'] as const;

/** A scenario by its name. */
export type ScenarioId = (typeof SCENARIO_IDS)[number];

/** Everything that a person may write in `trizone.yaml`. */
export const configSchema = object({
  name: dnsLabel(LONGEST_PLATFORM_NAME, 'the platform').describe(
    `Name of the platform: the prefix of what is created. On AWS the database follows it, as in acme-postgres. ${FIXED}`,
  ),
  scenarios: list(oneOf(SCENARIO_IDS, 'remove it, or correct its spelling'), 1, SCENARIO_IDS.length, 'scenarios')
    .default(['gke-cockroachdb'])
    .describe('Scenarios that npm run synth writes.'),
  google: googleSchema.optional().describe('Google Cloud. Required for gke-cockroachdb.'),
  aws: awsSchema.optional().describe('AWS. Required for eks-postgres, eks-aurora and eks-cockroachdb.'),
  services: list(serviceSchema, 1, 1000, 'services').describe('The services.'),
  database: databaseSchema.prefault({}).describe('The database that the services share.'),
  analyst: analystSchema.prefault({}).describe('The analyst and the ways to the database.'),
});

/** A configuration without a mistake, every default filled in. */
export type Config = z.infer<typeof configSchema>;

/** One service of the configuration. */
export type ServiceConfig = Config['services'][number];

/** A configuration that has what the scenarios on Google Cloud need. */
export type GoogleConfig = Config & { readonly google: NonNullable<Config['google']> };

/** A configuration that has what the scenarios on AWS need. */
export type AwsConfig = Config & { readonly aws: NonNullable<Config['aws']> };
