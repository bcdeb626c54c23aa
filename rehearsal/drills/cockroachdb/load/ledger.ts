import type { Programs } from '../../../machine/programs';
import { longestGap } from '../../load/gap';
import { PatientClient } from '../../load/patient-client';
import { PODS } from '../machine/places';
import type { Visitor } from './visitor';

/** The table that the drill writes to. */
export const LEDGER = 'drill_ledger';

/** A client that writes numbered rows, and remembers which were acknowledged. */
export class LedgerWriter {
  readonly name: string;
  readonly acknowledged: number[] = [];
  readonly client: PatientClient;
  private sent = 0;

  /** @param first - the address of the member that it comes to first; later ones are those of the Service */
  constructor(name: string, visitor: Visitor, first: string | undefined, programs: Programs) {
    this.name = name;
    let next = first;
    this.client = new PatientClient(
      {
        name,
        place: PODS,
        env: () => {
          const here: Readonly<Record<string, string>> = next ? { PGHOSTADDR: next } : {};
          next = undefined;
          return visitor.env(here);
        },
        statement: () => {
          this.sent += 1;
          return `INSERT INTO ${LEDGER} (writer, number) VALUES ('${name}', ${this.sent}) RETURNING number;`;
        },
        answered: (row) => {
          this.acknowledged.push(Number(row));
        },
      },
      programs,
    );
  }
}

/** Of acknowledged rows, those that are not in the table. */
export const lost = (acknowledged: readonly number[], found: readonly string[]): readonly number[] => {
  const there = new Set(found.map(Number));
  return acknowledged.filter((number) => !there.has(number));
};

/** What clients of one kind saw while something went wrong. */
export interface Watched {
  /** Longest time in which none of them got an answer, in seconds. */
  readonly gapSeconds: number;
  /** Longest time that one of them waited for an answer or an error, in seconds. */
  readonly longestWaitSeconds: number;
}

export function watched(clients: readonly PatientClient[], from: number, to: number): Watched {
  const successes = clients.flatMap((client) => client.successes).sort((a, b) => a - b);
  return {
    gapSeconds: longestGap(successes, from, to) / 1000,
    longestWaitSeconds: Math.max(0, ...clients.map((client) => client.longestWait(to))) / 1000,
  };
}
