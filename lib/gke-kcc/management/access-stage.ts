import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { type Make, managementStage } from './management-stage';
import { grantRole, projectRef } from './role-grant';

/** To find the cluster, to read where it answers, and to pass its DNS endpoint. Google's own roles all give more. */
const PERMISSIONS = ['container.clusters.connect', 'container.clusters.get', 'container.clusters.list'];

function access(make: Make, scenario: GkeCockroachDbScenario, group: string): void {
  const name = `${scenario.name}-bastion-users`;
  const resourceID = name.replaceAll('-', '_');
  make('IAMCustomRole', {
    name,
    // Its id is blocked from day 7 to day 37 after it was deleted. It gives nobody a right but with the grant below.
    keepOnDelete: true,
    spec: { resourceID, title: 'Users of the bastion', stage: 'GA', permissions: PERMISSIONS },
  });
  grantRole(make, {
    prefix: name,
    resource: projectRef(scenario),
    role: `projects/${scenario.project.id}/roles/${resourceID}`,
    member: `group:${group}`,
  });
}

/**
 * Defines what IAM gives to the analysts who use the bastion: to find the cluster and to connect to its DNS endpoint. It
 * gives no right to anything inside the cluster: that is the RoleBinding in the bastion's namespace.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/concepts/network-isolation (DNS-based endpoint)
 */
export function accessStage(scenario: GkeCockroachDbScenario, group: string): Stage {
  return managementStage(scenario, {
    directory: '80-access',
    title: `the right of ${group} to connect to the cluster, for the bastion`,
    readyWithinMinutes: 5,
    files: { 'bastion-access': (make) => access(make, scenario, group) },
  });
}
