import { type Party, type Place, reaches, type Topology } from '../../topology';
import type { Obstacle } from './plan';

/** Whether a way is open, and what of the output says so. */
export interface Reached {
  /** Why it is not drawn as open. */
  readonly obstacle?: Obstacle;
  readonly sources: readonly string[];
}

/** What a way may be. */
const STATES = [undefined, 'blocked', 'unknown'] as const;

const resources = (places: readonly Place[]): readonly string[] => [...new Set(places.map(({ resource }) => resource))];

export const blockedBy = (why: string): Obstacle => ({ kind: 'blocked', why });

/** Asks the files whether one may connect to another. A way of which it cannot be told is not drawn as open. */
export function reached(topology: Topology, from: Party | string, to: string, port: number | undefined): Reached {
  if (port === undefined) return { obstacle: { kind: 'unknown', why: 'its port is not known' }, sources: [] };
  const { open, closedBy, because } = reaches(topology, from, to, port);
  const sources = resources(because);
  if (open === true) return { sources };
  if (open === false) return { obstacle: blockedBy(closedBy ?? 'it is closed'), sources };
  return { obstacle: { kind: 'unknown', why: open.unknown }, sources };
}

/** Divides ways into those that are open, closed and not known; none is empty. */
export const byState = <One extends Pick<Reached, 'obstacle'>>(ways: readonly One[]): readonly (readonly One[])[] =>
  STATES.map((state) => ways.filter(({ obstacle }) => obstacle?.kind === state)).filter(({ length }) => length > 0);
