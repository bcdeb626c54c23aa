/** {@link Resource.id} of what something drawn stands for. */
export type Sources = readonly string[];

/** What a line carries, or that it is closed. */
export type LinkKind = 'web' | 'sql' | 'sqlRead' | 'replication' | 'analyst';

/** Why a way is not drawn as open: something closes it, or the files do not tell. */
export interface Obstacle {
  readonly kind: 'blocked' | 'unknown';
  readonly why: string;
}

/** How a card stands out. */
export type Tone = 'plain' | 'service' | 'database' | 'analyst' | 'missing';

/** A line with an icon at the foot of a card, e.g. a volume. */
export interface Attachment {
  readonly icon: string;
  readonly text: string;
}

/** One box of the picture: pods, a server, a load balancer, a service of the cloud. */
export interface Card {
  readonly id: string;
  readonly icon: string;
  readonly title: string;
  readonly text?: string;
  readonly badge?: { readonly text: string; readonly ink: 'blocked' | 'doubt' };
  readonly tone: Tone;
  readonly attachments: readonly Attachment[];
  readonly sources: Sources;
}

/** Cards side by side: a list for each zone, or one list over all of them. */
export interface Row {
  readonly id: string;
  readonly over: 'each zone' | 'all zones';
  readonly cells: readonly (readonly Card[])[];
}

/** A border around rows in one zone. */
export interface Frame {
  readonly label: string;
  readonly icon?: string;
  readonly sources: Sources;
}

/** Rows on the same nodes. `frames` has one for each zone, or none at all. */
export interface Group {
  readonly id: string;
  readonly frames: readonly (Frame | undefined)[];
  readonly rows: readonly Row[];
}

/** Groups in the same subnets. `frames` has one for each zone, or none at all. */
export interface Tier {
  readonly id: string;
  readonly tone: 'public' | 'private' | 'database';
  readonly frames: readonly (Frame | undefined)[];
  readonly groups: readonly Group[];
}

/** An address that reaches several cards: a line above their row, with an arrow to each. */
export interface Bus {
  readonly id: string;
  readonly kind: LinkKind;
  readonly label?: string;
  readonly targets: readonly string[];
  readonly sources: Sources;
}

/** A way from cards, or from a person, to a bus. */
export interface Link {
  readonly id: string;
  readonly kind: LinkKind;
  /** Ids of cards, or `users`. */
  readonly from: readonly string[];
  /** Id of a bus; of the users' link also of a card. */
  readonly to: string;
  /** Protocols and ports, of the users' link. */
  readonly label?: string;
  readonly obstacle?: Obstacle;
  readonly sources: Sources;
}

/** A line below the cards of one row that joins them. */
export interface Bond {
  readonly id: string;
  readonly label: string;
  readonly members: readonly string[];
  readonly obstacle?: Obstacle;
  readonly sources: Sources;
}

/** A way of the analyst to the database, gateway by gateway. */
export interface Way {
  readonly id: string;
  readonly label: string;
  readonly hops: readonly Card[];
  /** Why the analyst does not get in at all. */
  readonly shut?: Obstacle;
  /** Of what opens or shuts the way in. */
  readonly sources: Sources;
  /** Buses that it ends at. */
  readonly ends: readonly { readonly to: string; readonly obstacle?: Obstacle; readonly sources: Sources }[];
}

/** Somebody outside. */
export interface Actor {
  readonly icon: string;
  readonly title: string;
  readonly text: string;
  readonly sources: Sources;
}

/** Something that holds of the output, or does not. */
export interface Check {
  readonly text: string;
  /**
   * `broken`: an error is open. `warned`: what is open is no error. `unknown`: what is open cannot be told. `accepted`:
   * whatever was found has a written reason.
   */
  readonly verdict: 'holds' | 'accepted' | 'warned' | 'unknown' | 'broken';
  /** How many findings make the verdict, in words. @default - there is no finding */
  readonly because?: string;
}

/** What is drawn, and what of the output each part stands for. It knows no sizes and no places. */
export interface Plan {
  readonly title: string;
  readonly subtitle: string;
  readonly cloud?: Frame & { readonly platform: 'aws' | 'google' };
  readonly network?: Frame;
  /** One for each column, at most four. */
  readonly zones: readonly Frame[];
  /** Cards above the network that span all zones. */
  readonly edge: readonly Card[];
  readonly tiers: readonly Tier[];
  readonly buses: readonly Bus[];
  readonly links: readonly Link[];
  readonly bonds: readonly Bond[];
  readonly users?: Actor;
  readonly analyst?: Actor;
  readonly ways: readonly Way[];
  /** Services of the region, which no zone owns. */
  readonly regional: readonly Card[];
  readonly checks: readonly Check[];
  /** What was left out. */
  readonly notes: readonly string[];
  /** What it was read from. */
  readonly origin: string;
}
