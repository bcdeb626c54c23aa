import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PatientClient } from '../../load/patient-client';
import type { Access } from '../load/visitors';
import { LEDGER } from '../load/writer';
import { CLIENTS, type Zone } from '../machine/addresses';
import type { Stage } from '../stage';

/** What clients without timeouts of their own saw in one run of a drill, all through Pgpool. */
export interface PatientMeasure {
  readonly clients: number;
  /** The longest time for which one of them waited for an answer or an error. */
  readonly longestWaitSeconds: number;
  /** Each had an answer in the last two seconds. */
  readonly recovered: boolean;
  readonly rowsAcknowledged: number;
  readonly rowsLost: number;
  /** Processes of the Pgpools that were not lost: how many there are, and how many serve somebody after all have gone. */
  readonly processes: number;
  readonly processesHeld: number;
}

/** Milliseconds at the end in which everybody must have had an answer; after an error it takes one second to come again. */
const RECOVERED_WITHIN = 2000;

/** Seconds in which the processes of Pgpool must be free again after the clients have gone. */
const FREE_SECONDS = 10;

/** The variables that a service of the output has, where these clients are. */
export function patientEnvironment(stage: Stage, access: Access): Readonly<Record<string, string>> {
  const { client, folder } = stage.props;
  const { hosts, ca } = stage.visitors.props;
  const { host, port, database, user, password = '' } = stage.visitors.login('pgpool', access);
  const [authority, services] = [join(folder, 'client-ca.crt'), join(folder, 'pg_service.conf')];
  writeFileSync(authority, ca);
  writeFileSync(services, client.serviceFile);
  const { PGSERVICE = '', PGCONNECT_TIMEOUT = '' } = client.env;
  return {
    PGHOST: hosts.pgpool,
    PGHOSTADDR: host,
    PGPORT: String(port),
    PGDATABASE: database,
    PGUSER: user,
    PGPASSWORD: password,
    PGSSLMODE: 'verify-full',
    PGSSLROOTCERT: authority,
    PGSERVICE,
    PGSERVICEFILE: services,
    PGCONNECT_TIMEOUT,
  };
}

/** How many processes of these Pgpools serve somebody. */
export function heldProcesses({ pgpool, props }: Stage, lost: readonly Zone[] = []): number {
  const pods = pgpool.pods.filter(({ zone }) => !lost.includes(zone));
  return pods.reduce((sum, pod) => sum + props.database.pgpool.processes - pgpool.free(pod), 0);
}

/** Clients that wait for as long as their sockets stand: half of them write, half of them read. */
export class Patients {
  private readonly stage: Stage;
  private readonly clients: readonly PatientClient[];
  private readonly acknowledged = new Map<string, number[]>();

  constructor(stage: Stage, prefix: string, count: number) {
    this.stage = stage;
    this.clients = Array.from({ length: count }, (_, index) =>
      index % 2 === 0 ? this.writer(`${prefix}-patient-${index}`) : this.reader(`${prefix}-patient-${index}`),
    );
  }

  start(): void {
    for (const client of this.clients) client.start();
  }

  /** How many have had an answer. */
  get served(): number {
    return this.clients.filter(({ successes }) => successes.length > 0).length;
  }

  /** Ends them. */
  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.stop()));
  }

  /**
   * Ends them and tells what they saw.
   *
   * @param lost zones that are cut off
   * @param stored numbers in the database, by the name of the writer
   */
  async measure(
    lost: readonly Zone[],
    stored: () => Promise<ReadonlyMap<string, ReadonlySet<number>>>,
  ): Promise<PatientMeasure> {
    const now = Date.now();
    const waits = this.clients.map((client) => client.longestWait(now));
    const recovered = this.clients.every(({ successes }) => (successes.at(-1) ?? 0) >= now - RECOVERED_WITHIN);
    await this.stop();
    const end = Date.now() + FREE_SECONDS * 1000;
    while (heldProcesses(this.stage, lost) > 0 && Date.now() < end) await sleep(100);
    const rows = await stored();
    const lostRows = [...this.acknowledged].flatMap(([name, numbers]) =>
      numbers.filter((number) => !rows.get(name)?.has(number)),
    );
    return {
      clients: this.clients.length,
      longestWaitSeconds: Math.max(0, ...waits) / 1000,
      recovered,
      rowsAcknowledged: [...this.acknowledged.values()].reduce((sum, { length }) => sum + length, 0),
      rowsLost: lostRows.length,
      processes: this.stage.pgpool.pods.filter(({ zone }) => !lost.includes(zone)).length * this.processesOfPod,
      processesHeld: heldProcesses(this.stage, lost),
    };
  }

  private get processesOfPod(): number {
    return this.stage.props.database.pgpool.processes;
  }

  private writer(name: string): PatientClient {
    const acknowledged: number[] = [];
    this.acknowledged.set(name, acknowledged);
    let sent = 0;
    return this.client(name, 'write', {
      statement: () => {
        sent += 1;
        return `INSERT INTO ${LEDGER} (writer, number) VALUES ('${name}', ${sent}) RETURNING number;`;
      },
      answered: (row) => acknowledged.push(Number(row)),
    });
  }

  private reader(name: string): PatientClient {
    return this.client(name, 'read', { statement: () => `SELECT count(*) FROM ${LEDGER} WHERE writer = 'nobody';` });
  }

  private client(
    name: string,
    access: Access,
    asks: { readonly statement: () => string; readonly answered?: (row: string) => void },
  ): PatientClient {
    const env = patientEnvironment(this.stage, access);
    return new PatientClient({ name, place: CLIENTS, env: () => env, ...asks }, this.stage.props.programs);
  }
}
