import type { Construct } from 'constructs';
import type { EksCockroachDbScenario } from '../../scenario';
import type { NetworkStack } from '../network-stack';
import { CertManagerAddOn } from './cert-manager-add-on';
import { buildPlatform, type Platform } from './platform';

/** Builds the platform stack for CockroachDB, whose certificates cert-manager makes. */
export async function buildCockroachDbPlatform(
  app: Construct,
  scenario: EksCockroachDbScenario,
  network: NetworkStack,
): Promise<Platform> {
  const database = { title: 'CockroachDB', addOns: [new CertManagerAddOn(scenario.cluster)] };
  return (await buildPlatform(app, scenario, network, database)).platform;
}
