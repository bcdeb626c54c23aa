import type { InPod } from './in-pod';
import { PodClient, type PodClientProps } from './pod-client';
import { findPsql } from './psql';

/** The table that clients write to. */
export const LEDGER = 'rehearsal_ledger';

/** Makes the table; the service that makes it owns it. */
export const CREATE_LEDGER = `CREATE TABLE IF NOT EXISTS ${LEDGER} (writer text, number bigint, at timestamptz DEFAULT clock_timestamp(), PRIMARY KEY (writer, number))`;

type Visitor = Omit<PodClientProps, 'statement' | 'answered'>;

/** Writes numbered rows, and remembers which were acknowledged. */
export class Writer {
  readonly client: PodClient;
  readonly acknowledged: number[] = [];
  private sent = 0;

  constructor(visitor: Visitor) {
    this.client = new PodClient({
      ...visitor,
      statement: () => {
        this.sent += 1;
        return `INSERT INTO ${LEDGER} (writer, number) VALUES ('${visitor.name}', ${this.sent}) RETURNING number`;
      },
      answered: (row) => {
        this.acknowledged.push(Number(row));
      },
    });
  }

  /** Acknowledged, and not among those that the database has. */
  lost(stored: ReadonlySet<number>): readonly number[] {
    return this.acknowledged.filter((number) => !stored.has(number));
  }
}

/** Reads how many rows there are. */
export function reader(visitor: Visitor): PodClient {
  return new PodClient({ ...visitor, statement: () => `SELECT count(*) FROM ${LEDGER}`, answered: () => {} });
}

/** Runs one statement as the pod's service. @throws with the words of psql */
export function sql(pod: InPod, text: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const child = pod.start([findPsql(), '-XAtq', '-v', 'ON_ERROR_STOP=1', '-c', text], { ...pod.libpq, ...env });
  child.stdin?.end();
  let [output, words] = ['', ''];
  child.stdout?.on('data', (chunk) => {
    output += String(chunk);
  });
  child.stderr?.on('data', (chunk) => {
    words += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) =>
      status === 0
        ? resolve(output.trim())
        : reject(new Error(`psql of ${pod.name} ended with ${status}: ${words.trim()}: ${text}`)),
    );
  });
}

/** The numbers in the database, by the name of the writer. */
export async function storedRows(pod: InPod): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const rows = await sql(pod, `SELECT writer, string_agg(number::text, ',') FROM ${LEDGER} GROUP BY writer`);
  return new Map(
    rows
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [writer = '', numbers = ''] = line.split('|');
        return [writer, new Set(numbers.split(',').map(Number))];
      }),
  );
}
