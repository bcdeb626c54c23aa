import { type App, CfnOutput, CfnWaitConditionHandle } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Calls, callsOf, type EksScenario, type ServicePlan } from '../scenario';
import { ZoneSpreadService } from '../workloads';
import type { Platform } from './blueprint/platform';
import { eksProfile } from './eks-profile';
import { applyManifests } from './manifests';
import { PinnedStack } from './pinned-stack';
import type { ServiceDatabase } from './service-database';

/** What the services need of the platform. */
type Parts = Pick<Platform, 'stack' | 'cluster' | 'kubectlReady' | 'volumeKey'>;

/**
 * Defines some of the services: for each its objects, applied by a custom resource of its own so that a change of one
 * touches no other, and its identity.
 */
export class ServicesStack extends PinnedStack {
  constructor(
    scope: Construct,
    scenario: EksScenario,
    platform: Parts,
    database: ServiceDatabase,
    group: EksScenario['serviceStacks'][number],
  ) {
    const { name, account, region, zones, servicesNamespace } = scenario;
    super(scope, group.name, {
      account,
      region,
      zones,
      description: `${name}: ${group.services.length} services over ${zones.join(', ')}`,
      // with indentation fewer services would fit into a template
      suppressTemplateIndentation: true,
    });
    this.addDependency(platform.stack);
    // a caller may be in another stack
    const calls = callsOf(scenario.serviceStacks.flatMap(({ services }) => services));
    // a template must have a resource: a stack whose last service was removed stays, and takes others later
    new CfnWaitConditionHandle(this, 'Always');
    for (const service of group.services) this.service(scenario, platform, database, service, calls);
    new CfnOutput(this, 'IngressCommand', {
      description: "Shows each service's host name and the address of the load balancer, for the DNS records",
      value: `kubectl get ingress --namespace ${servicesNamespace}`,
    });
  }

  private service(
    scenario: EksScenario,
    platform: Parts,
    database: ServiceDatabase,
    service: ServicePlan,
    calls: Calls,
  ): void {
    const { name, databaseUser: user } = service;
    const own = new Construct(this, name);
    const manifests = applyManifests(own, 'Manifests', platform, (chart) => {
      if (user) database.defineCredentials(chart, user);
      new ZoneSpreadService(chart, 'Service', {
        ...service,
        namespace: scenario.servicesNamespace,
        calls: calls.get(name) ?? [],
        ...(user ? { database: database.endpoint(user) } : {}),
        profile: eksProfile(scenario, platform),
      });
    });
    const identity = user ? database.defineIdentity?.(own, name, user) : undefined;
    if (identity) manifests.node.addDependency(identity);
  }
}

/**
 * Defines all stacks of services. Each waits for the one before it: with more stacks than before, services move to later
 * ones only, and there they are made after the earlier stack has deleted them, never before.
 */
export function servicesStacks(
  app: App,
  scenario: EksScenario,
  platform: Parts,
  database: ServiceDatabase,
): readonly ServicesStack[] {
  const stacks = scenario.serviceStacks.map((group) => new ServicesStack(app, scenario, platform, database, group));
  for (const [index, stack] of stacks.entries()) {
    const before = stacks[index - 1];
    if (before) stack.addDependency(before);
  }
  return stacks;
}
