import type { GkeCockroachDbScenario } from '../../scenario';
import { DatabaseClasses, RestrictedNamespace } from '../../workloads';
import type { Stage } from '../stage';
import { gkeProfile } from './gke-profile';

/** Namespaces, closed by default, and the classes of disks and priority that the database asks for. */
export function namespacesStage(scenario: GkeCockroachDbScenario): Stage {
  const { nameServers, databaseDisk } = gkeProfile(scenario);
  const names = [scenario.database.namespace, scenario.servicesNamespace, scenario.analyst.namespace];
  return {
    directory: '10-namespaces',
    title: 'namespaces, closed by default, and the classes of disks and priority',
    define(chart) {
      const file = chart('namespaces');
      for (const name of names) new RestrictedNamespace(file, name, { name, nameServers });
      new DatabaseClasses(chart('classes'), 'Database', databaseDisk);
    },
    wait: names.map((name) => `wait --for=jsonpath='{.status.phase}'=Active --timeout=1m namespace/${name}`),
  };
}
