import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { managementStage } from './management-stage';
import { grantRole, projectRef } from './role-grant';

/**
 * Defines what IAM gives to the analysts who use the bastion: to find the cluster, to see its settings, and to connect to
 * its DNS endpoint. It gives no right to anything inside the cluster: that is the RoleBinding in the bastion's namespace.
 *
 * IAM knows this role on a whole project only, so they see the settings of every cluster in it.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/iam
 */
export function accessStage(scenario: GkeCockroachDbScenario, group: string): Stage {
  return managementStage(scenario, {
    directory: '80-access',
    title: `the right of ${group} to connect to the cluster, for the bastion`,
    readyWithinMinutes: 5,
    files: {
      'bastion-access': (make) =>
        grantRole(make, {
          prefix: `${scenario.name}-bastion-users`,
          resource: projectRef(scenario),
          role: 'roles/container.clusterViewer',
          member: `group:${group}`,
        }),
    },
  });
}
