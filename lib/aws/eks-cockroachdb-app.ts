import type { App } from 'aws-cdk-lib';
import type { EksCockroachDbScenario } from '../scenario';
import { ClusterAnalyst } from './analyst/cluster-analyst';
import { bastionPods } from './bastion-pods';
import { buildCockroachDbPlatform } from './blueprint/cockroachdb-platform';
import { cockroachDbServiceDatabase } from './cockroachdb/cockroachdb-access';
import { CockroachDbInEks } from './cockroachdb/cockroachdb-in-eks';
import { descheduler } from './descheduler';
import { type Acknowledged, acknowledge } from './nag/acknowledge';
import { acknowledgements } from './nag/acknowledgements';
import { COCKROACHDB_ACKNOWLEDGEMENTS } from './nag/cockroachdb-acknowledgements';
import { NetworkStack } from './network-stack';
import { retainOnceCreated } from './retain-once-created';
import { servicesStacks } from './services-stack';

/**
 * Defines every stack of the scenario in the app, and acknowledges the findings of the security checks that the table
 * covers.
 */
export async function eksCockroachDbApp(app: App, scenario: EksCockroachDbScenario): Promise<Acknowledged> {
  const network = new NetworkStack(app, scenario);
  const platform = await buildCockroachDbPlatform(app, scenario, network);
  const { stack, chartsReady } = platform;
  const cluster = new CockroachDbInEks(stack, 'CockroachDB', { scenario, access: platform, operators: chartsReady });
  descheduler({ scenario, platform, after: cluster.namespaces });
  const database = cockroachDbServiceDatabase(scenario);
  const { username: name, bastionPod: bastion } = scenario.analyst;
  if (bastion) {
    new ClusterAnalyst(stack, 'Analyst', { scenario, platform });
    const endpoint = database.endpoint({ name, access: 'read', authentication: 'identity' });
    const pods = bastionPods(stack, 'Bastion', { scenario, access: platform, bastion, database: endpoint });
    pods.node.addDependency(cluster);
  }
  const services = servicesStacks(app, scenario, platform, database);
  const stacks = [network, stack, ...services];
  retainOnceCreated(stacks);
  return acknowledge(app, stacks, acknowledgements(scenario, COCKROACHDB_ACKNOWLEDGEMENTS));
}
