/** A zone of the drill. */
export type Zone = 1 | 2 | 3;

export const ZONES: readonly Zone[] = [1, 2, 3];

/** Where clients are that can be lost: a node of its own, without servers. */
export const CLIENTS = 4;

/** Where a program runs. */
export type Place = Zone | typeof CLIENTS;

export const PLACES: readonly Place[] = [...ZONES, CLIENTS];

/** The port of every server and Service, as in the output. */
export const PORT = 5432;

/** Every address of the drill; the first two bytes say on which network it plays. */
export class Addresses {
  /** Of the three Services, as a cluster would give them. */
  readonly pgpoolService: string;
  readonly writerService: string;
  readonly readersService: string;
  private readonly prefix: string;

  /** @param prefix two bytes, such as `127.18` */
  constructor(prefix: string) {
    this.prefix = prefix;
    this.pgpoolService = `${prefix}.0.11`;
    this.writerService = `${prefix}.0.12`;
    this.readersService = `${prefix}.0.13`;
  }

  get services(): readonly string[] {
    return [this.pgpoolService, this.writerService, this.readersService];
  }

  /** Of the drill itself, and of its clients that are never lost. */
  get drill(): string {
    return `${this.prefix}.0.2`;
  }

  /** The router's end of the link to a place; 0 is the network of the drill. */
  gateway(network: Place | 0): string {
    return `${this.prefix}.${network}.1`;
  }

  /** Of the PostgreSQL server in a zone. */
  instance(zone: Zone): string {
    return `${this.prefix}.${zone}.10`;
  }

  /** Of the Pgpool in a zone. */
  pgpool(zone: Zone): string {
    return `${this.prefix}.${zone}.20`;
  }

  /** For a program that stays outside of the drills: nobody is routed to it. */
  spare(zone: Place): string {
    return `${this.prefix}.${zone}.30`;
  }

  /** Every address that a place answers to. */
  of(place: Place): readonly string[] {
    if (place === CLIENTS) return [this.spare(place)];
    return [this.instance(place), this.pgpool(place), this.spare(place)];
  }
}
