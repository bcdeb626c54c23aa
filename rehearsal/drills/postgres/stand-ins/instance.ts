import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type QueryResultRow } from 'pg';
import { eventually } from '../../../cluster/eventually';
import { signalEach } from '../../../machine/process-tree';
import type { Program, Programs } from '../../../machine/programs';
import type { Zone } from '../machine/addresses';
import { type Replication, replicationConf } from './instance-files';

/** Where the files of an instance are, and what it is called. */
export interface InstancePlace {
  readonly name: string;
  readonly zone: Zone;
  readonly address: string;
  readonly data: string;
  readonly sockets: string;
  readonly certificates: string;
  /** Folder with PostgreSQL's programs. */
  readonly programs: string;
}

/** Seconds that a server has to start or to become the writer. */
const READY_SECONDS = 30;

/** Stands in for CloudNativePG's instance manager: keeps one PostgreSQL server, and asks it over its socket. */
export class Instance {
  readonly name: string;
  readonly zone: Zone;
  readonly address: string;
  private readonly place: InstancePlace;
  private readonly runner: Programs;
  /** The text of `postgresql.conf`. */
  private readonly configuration: string;
  private program: Program | undefined;

  constructor(place: InstancePlace, configuration: string, runner: Programs) {
    this.name = place.name;
    this.zone = place.zone;
    this.address = place.address;
    this.place = place;
    this.configuration = configuration;
    this.runner = runner;
  }

  get running(): boolean {
    return this.program?.running ?? false;
  }

  /** Makes an empty cluster, as the bootstrap `initdb` does. */
  async initialize(checksums: boolean): Promise<void> {
    const options = ['--username', 'postgres', '--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
    const nobodyElse = ['--auth-local', 'peer', '--auth-host', 'reject'];
    const more = [...nobodyElse, ...(checksums ? ['--data-checksums'] : [])];
    await this.run('initdb', ['--pgdata', this.place.data, ...options, ...more]);
  }

  /** Makes it a copy of another instance, over the network. */
  async clone(connection: string): Promise<void> {
    rmSync(this.place.data, { recursive: true, force: true });
    const options = ['--dbname', connection, '--pgdata', this.place.data, '--wal-method', 'stream'];
    await this.run('pg_basebackup', [...options, '--checkpoint', 'fast', '--no-sync']);
  }

  /** Takes back what it has written and the new writer has not. @throws when it cannot, and must be cloned */
  async rewind(connection: string): Promise<void> {
    await this.run('pg_rewind', ['--target-pgdata', this.place.data, '--source-server', connection, '--no-sync']);
  }

  async start(replication: Replication): Promise<void> {
    this.write('postgresql.conf', this.configuration);
    this.write('replication.conf', replicationConf(replication));
    if (replication.follows) this.write('standby.signal', '');
    this.program = this.runner.start({
      name: this.name,
      place: this.zone,
      argv: [join(this.place.programs, 'postgres'), '-D', this.place.data],
    });
    await eventually(`${this.name} to start`, READY_SECONDS, async () => {
      if (!this.running) throw new Error(this.runner.lastLines(this.name));
      return (await this.query('SELECT 1')).length > 0;
    });
  }

  /** Changes whom it follows, or for whom it waits, while it runs. */
  replicate(replication: Replication): void {
    this.write('replication.conf', replicationConf(replication));
    this.program?.signal('SIGHUP');
  }

  async promote(): Promise<void> {
    await this.query(`SELECT pg_promote(true, ${READY_SECONDS})`);
  }

  /** Ends it as a planned stop does: clients are sent away, and the standbys get everything. */
  async stop(): Promise<void> {
    this.program?.signal('SIGINT');
    await this.program?.exited;
  }

  /** Ends it at once. */
  async kill(): Promise<void> {
    await this.program?.kill();
  }

  /** Stops all of its processes where they are: its kernel still accepts connections, and nobody answers. */
  hang(): void {
    signalEach(this.program?.family() ?? [], 'SIGSTOP');
  }

  /** Lets it go on. */
  goOn(): void {
    signalEach(this.program?.family() ?? [], 'SIGCONT');
  }

  /** Asks as the superuser over the socket, as the instance manager does. */
  async query<Row extends QueryResultRow>(text: string, database = 'postgres'): Promise<readonly Row[]> {
    const client = new Client({
      host: this.place.sockets,
      user: 'postgres',
      database,
      query_timeout: READY_SECONDS * 1000,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  }

  private write(file: string, text: string): void {
    const path = join(this.place.data, file);
    writeFileSync(path, text, { mode: 0o600 });
    this.runner.own(path);
  }

  private run(program: string, options: readonly string[]): Promise<void> {
    const name = `${this.name}-${program}`;
    return this.runner.run({ name, place: this.zone, argv: [join(this.place.programs, program), ...options] });
  }
}
