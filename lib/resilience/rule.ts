import type { Place, Topology } from '../topology';

/** How much a finding weighs: an error is a way in which a zone's loss breaks something. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule says of one subject. Not judged at all is `not exercised`, which the run adds. */
export type Verdict = 'holds' | 'broken' | 'unknown';

/** What a rule found out about one thing. */
export interface Judgement {
  /** What was looked at: {@link Place.resource} of it, or its id in the topology. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** What stands there, e.g. `minDomains 3`. */
  readonly seen: string;
  /** What must stand there, e.g. `at most 2, one fewer than the zones`. */
  readonly expected: string;
  /** The zone whose loss it is about, where it is about one. */
  readonly zone?: string;
  /** Tells several findings on one subject apart, e.g. the container's name. @default - one a subject and zone */
  readonly part?: string;
  /** Weighs other than the rule's own severity. */
  readonly severity?: Severity;
  readonly place: Place;
}

/**
 * One claim about an output. A rule reads the topology alone: it knows neither files nor reports, and it does not throw.
 */
export interface Rule {
  /** `HA-K8S-001`. */
  readonly id: string;
  /** `require-replica-in-each-zone`: also the name of its file. */
  readonly name: string;
  /** What holds when it is satisfied, in one sentence. */
  readonly claim: string;
  /** Why that matters when a zone is lost, in one or two sentences. */
  readonly why: string;
  /** What to do about a finding. */
  readonly remedy: string;
  readonly severity: Severity;
  /** Who says so: address of a page or a specification, or what it was derived from. */
  readonly source: string;
  check(topology: Topology): Iterable<Judgement>;
}
