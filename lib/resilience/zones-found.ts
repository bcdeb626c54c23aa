import {
  isUnknown,
  type Known,
  listAt,
  referenceAt,
  type Subnet,
  type Topology,
  unknown,
  type Value,
} from '../topology';

/** The zones that something is in, as far as the files tell. */
export interface ZonesFound {
  /** Distinct, sorted. */
  readonly zones: readonly string[];
  /** Why there may be more. */
  readonly more?: string;
}

/** Puts the zones of several things together. */
export function zonesFound(found: readonly Known<readonly string[]>[]): ZonesFound {
  const zones = [...new Set(found.flatMap((some) => (isUnknown(some) ? [] : some)))].sort();
  const open = found.find(isUnknown);
  return open ? { zones, more: open.unknown } : { zones };
}

/** Zones found in several places, together. */
export function union(found: readonly ZonesFound[]): ZonesFound {
  const zones = [...new Set(found.flatMap((each) => each.zones))].sort();
  const open = found.find(({ more }) => more !== undefined);
  return open ? { ...open, zones } : { zones };
}

/** Whether there are at least so many zones. Enough known zones settle it, whatever else is unknown. */
export function atLeast({ zones, more }: ZonesFound, count: number): Known<boolean> {
  return zones.length >= count || (more === undefined ? false : unknown(more));
}

/** Whether each of the wanted zones is among them. */
export function covers({ zones, more }: ZonesFound, wanted: readonly string[]): Known<boolean> {
  return wanted.every((zone) => zones.includes(zone)) || (more === undefined ? false : unknown(more));
}

/** The zones in words, for `seen`: `eu-west-1a, eu-west-1b`. */
export function zonesInWords({ zones, more }: ZonesFound): string {
  const known = zones.length === 0 ? 'no zone known' : zones.join(', ');
  if (more === undefined) return zones.length === 0 ? 'no zone' : known;
  return `${known} (${more})`;
}

/** Looks subnets up by their id. */
export class SubnetZones {
  readonly #subnets: ReadonlyMap<string, Subnet>;

  constructor(topology: Topology) {
    this.#subnets = new Map(topology.subnets.map((subnet) => [subnet.id, subnet]));
  }

  subnet(id: string): Subnet | undefined {
    return this.#subnets.get(id);
  }

  /** Zones of these subnets together. */
  of(ids: readonly string[]): ZonesFound {
    return zonesFound(ids.map((id) => this.#zones(id)));
  }

  /** Zones of the subnets that the list at the path names. @returns `undefined` where nothing stands */
  at(value: Value, path: string): ZonesFound | undefined {
    const list = listAt(value, path);
    if (list === undefined) return undefined;
    if (isUnknown(list)) return { zones: [], more: list.unknown };
    return zonesFound(
      list.map((_, index) => {
        const reference = referenceAt(list, String(index));
        return reference ? this.#zones(reference.reference) : unknown('a subnet that the files do not declare');
      }),
    );
  }

  #zones(id: string): Known<readonly string[]> {
    return this.#subnets.get(id)?.zones ?? unknown(`the subnet ${id} is not in the files`);
  }
}
