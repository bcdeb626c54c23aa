import { isUnknown, type Machine, referenceAt, type Topology } from '../topology';
import { grouped } from './grouped';
import { purpose } from './purpose';
import { type ZonesFound, zonesFound } from './zones-found';

/** Machines that do the same work. */
export interface MachineTwins {
  readonly machines: readonly Machine[];
  readonly zones: ZonesFound;
  /** How it is told that they do the same. */
  readonly by: 'group' | 'launch template' | 'name';
}

function work(
  machine: Machine,
  templates: ReadonlyMap<string, string>,
): { readonly by: MachineTwins['by']; readonly key: string } {
  if (machine.group !== undefined) return { by: 'group', key: machine.group };
  const template = templates.get(machine.place.resource);
  if (template !== undefined) return { by: 'launch template', key: template };
  return { by: 'name', key: purpose(machine.name, isUnknown(machine.zone) ? undefined : machine.zone) };
}

/**
 * Machines by the work that they do: of one group, else of one launch template, else of one name but for the zone or a
 * number in it.
 */
export function machineTwins({ machines, resources }: Topology): readonly MachineTwins[] {
  const templates = new Map(
    resources.flatMap(({ id, properties }) => {
      const template = referenceAt(properties, 'LaunchTemplate.LaunchTemplateId');
      return template ? [[id, template.reference] as const] : [];
    }),
  );
  const told = machines.map((machine) => ({ machine, ...work(machine, templates) }));
  return [...grouped(told, ({ by, key }) => `${by} ${key}`).values()].map((twins) => ({
    machines: twins.map(({ machine }) => machine),
    zones: zonesFound(twins.map(({ machine: { zone } }) => (isUnknown(zone) ? zone : [zone]))),
    by: twins[0]?.by ?? 'name',
  }));
}
