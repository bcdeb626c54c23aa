import type { Addresses, Place, Zone } from './addresses';
import type { Service } from './service';

/** What connects the zones, and how a zone is lost. */
export interface Network {
  readonly kind: 'namespaces' | 'loopback';
  readonly addresses: Addresses;
  /** What stands in front of a command so that it runs in the place. */
  enter(place: Place): readonly string[];
  /** Settings of the kernel for the network of a place. On the loopback interface there are none. */
  configure(place: Place, sysctls: readonly { readonly name: string; readonly value: string }[]): void;
  /** A Service that leads nowhere yet. */
  service(address: string): Service;
  /** From now on nothing comes out of the place or into it, and nothing is refused: packets are dropped. */
  cutOff(place: Place): void;
  restore(place: Place): void;
  /** Drops what the PostgreSQL servers of two zones say to each other, and nothing else. */
  separate(one: Zone, other: Zone): void;
  /** Takes back every {@link Network.separate}. */
  reunite(): void;
}
