import { CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Calls, callsOf, type EksAuroraScenario, type ServicePlan } from '../scenario';
import { ZoneSpreadService } from '../workloads';
import { auroraEndpoint, PASSWORD_KEY, passwordSecretName, remotePasswordName } from './aurora-endpoint';
import type { Platform } from './blueprint/platform';
import { DatabaseUserRole } from './database-user-role';
import { eksProfile } from './eks-profile';
import { externalSecret } from './external-secret';
import { applyManifests } from './manifests';
import { PinnedStack } from './pinned-stack';

/**
 * Defines some of the services: for each its objects, applied by a custom resource of its own so that a change of one
 * touches no other, and its identity.
 */
export class ServicesStack extends PinnedStack {
  constructor(
    scope: Construct,
    scenario: EksAuroraScenario,
    platform: Pick<Platform, 'stack' | 'cluster' | 'kubectlReady' | 'database' | 'clusterName'>,
    group: EksAuroraScenario['serviceStacks'][number],
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
    for (const service of group.services) this.service(scenario, platform, service, calls);
    new CfnOutput(this, 'IngressCommand', {
      description: "Shows each service's host name and the address of the load balancer, for the DNS records",
      value: `kubectl get ingress --namespace ${servicesNamespace}`,
    });
  }

  private service(
    scenario: EksAuroraScenario,
    platform: Pick<Platform, 'cluster' | 'kubectlReady' | 'database' | 'clusterName'>,
    service: ServicePlan,
    calls: Calls,
  ): void {
    const { name, databaseUser: user } = service;
    const { servicesNamespace: namespace } = scenario;
    const own = new Construct(this, name);
    const networks = platform.cluster.vpc.publicSubnets.map(({ ipv4CidrBlock }) => ipv4CidrBlock);
    const manifests = applyManifests(own, 'Manifests', platform, (chart) => {
      if (user?.authentication === 'password') {
        externalSecret(chart, 'Password', { name: passwordSecretName(user.name), namespace }, [
          { key: PASSWORD_KEY, remote: remotePasswordName(scenario, user.name) },
        ]);
      }
      new ZoneSpreadService(chart, 'Service', {
        ...service,
        namespace,
        calls: calls.get(name) ?? [],
        ...(user ? { database: auroraEndpoint(scenario, platform, user) } : {}),
        profile: eksProfile(scenario, networks),
      });
    });
    if (user?.authentication === 'identity') {
      const identity = { platform, namespace, serviceAccount: name, user: user.name };
      manifests.node.addDependency(new DatabaseUserRole(own, 'Identity', identity));
    }
  }
}
