import type { Addresses, Zone } from './addresses';

/** What connects the zones, and how a zone is lost. */
export interface Network {
  readonly kind: 'namespaces' | 'loopback';
  readonly addresses: Addresses;
  /** What stands in front of a command so that it runs in the zone. */
  enter(zone: Zone): readonly string[];
  /** From now on nothing comes out of the zone or into it, and nothing is refused: packets are dropped. */
  cutOff(zone: Zone): void;
  restore(zone: Zone): void;
  /** Drops what the PostgreSQL servers of two zones say to each other, and nothing else. */
  separate(one: Zone, other: Zone): void;
  /** Takes back every {@link Network.separate}. */
  reunite(): void;
}
