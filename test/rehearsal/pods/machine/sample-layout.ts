// Test support: a small layout that is written by hand.
import type { Layout, PlannedNode } from '../../../../rehearsal/pods/machine/layout';
import { ZONES } from '../../../resilience/sample-network';

/** A node of a zone, with a database's taint. */
export const plannedNode = (index: number, changes: Partial<PlannedNode> = {}): PlannedNode => ({
  name: `n${index}`,
  zone: ZONES[index] ?? '',
  group: {
    name: 'database',
    zone: ZONES[index] ?? '',
    fewest: 1,
    most: 2,
    labels: {},
    taints: [{ key: 'dedicated', value: 'database', effect: 'NoSchedule' }],
    allocatable: { cpu: '1680m', memory: String(5 * 2 ** 30), pods: '110' },
  },
  address: `10.0.${index * 16}.11`,
  pods: `10.0.${index * 16 + 1}.0/24`,
  link: `z${index}-n0`,
  ...changes,
});

/** One node in each zone. */
export const LAYOUT: Layout = {
  zones: ZONES,
  nodes: ZONES.map((_, index) => plannedNode(index)),
  core: '10.0.0.1',
  services: '172.20.0.0/16',
  dns: '172.20.0.10',
  network: '10.0.0.0/16',
  clients: [],
};
