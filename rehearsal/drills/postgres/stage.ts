import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from '../../cluster/certificate-authority';
import { eventually } from '../../cluster/eventually';
import type { Programs } from '../../machine/programs';
import type { RenderedClient } from '../rendered/client';
import { environment, type Sources } from '../rendered/pod';
import { prepareContainer } from '../stand-ins/container';
import { withSession } from './load/session';
import { Visitors } from './load/visitors';
import { LEDGER } from './load/writer';
import { CLIENTS, ZONES, type Zone } from './machine/addresses';
import type { Network } from './machine/network';
import type { Service } from './machine/service';
import type { RenderedDatabase } from './rendered/database';
import { type Hosts, hostsOf } from './rendered/hosts';
import { bootstrapReplacements, pgpoolReplacements } from './rendered/on-this-machine';
import { findUsers } from './stand-ins/find-users';
import { makeFirstWriter } from './stand-ins/first-writer';
import { Health } from './stand-ins/health';
import { ImageLibrary } from './stand-ins/image-library';
import type { Instance } from './stand-ins/instance';
import { synchronousStandbyNames } from './stand-ins/instance-files';
import { layOutInstances } from './stand-ins/instances';
import { Operator } from './stand-ins/operator';
import { PgpoolDeployment, type PgpoolPod } from './stand-ins/pgpool-deployment';
import { makeSecrets } from './stand-ins/secrets';
import type { Tools } from './tools';

/** What a stage is built from. */
export interface StageProps {
  readonly database: RenderedDatabase;
  /** What a service gets. */
  readonly client: RenderedClient;
  readonly network: Network;
  readonly programs: Programs;
  readonly tools: Tools;
  /** For everything that is written. */
  readonly folder: string;
}

/** Seconds that all Pgpools have to serve. */
const READY_SECONDS = 30;

/** Three servers, three Pgpools and what stands in for the cluster around them, ready for clients. */
export class Stage {
  readonly props: StageProps;
  readonly sources: Sources;
  readonly instances: readonly Instance[];
  readonly health = new Health();
  readonly operator: Operator;
  readonly pgpool: PgpoolDeployment;
  /** A CA that nobody here trusts. */
  readonly foreignCa: CertificateAuthority;
  private readonly library: ImageLibrary;
  private readonly services: readonly Service[];
  private readonly hosts: Hosts;
  private readonly ca: CertificateAuthority;
  private guests: Visitors | undefined;

  constructor(props: StageProps) {
    this.props = props;
    const { database, network, programs, folder } = props;
    const { cluster } = database;
    this.library = new ImageLibrary(folder);
    const authority = join(folder, 'ca');
    mkdirSync(authority, { recursive: true, mode: 0o700 });
    this.ca = new CertificateAuthority(authority, 'database');
    this.foreignCa = new CertificateAuthority(authority, 'foreign');
    const secrets = makeSecrets(database, this.ca);
    const configMaps = database.configMaps.map(({ metadata, data = {} }) => [metadata.name, data] as const);
    this.sources = { secrets, configMaps: new Map(configMaps) };
    const { addresses } = network;
    this.hosts = hostsOf(database);
    const { all, connection } = layOutInstances({ ...props, secrets, addresses });
    this.instances = all;
    const writerService = network.service(addresses.writerService);
    const readersService = network.service(addresses.readersService);
    const pgpoolService = network.service(addresses.pgpoolService);
    this.services = [writerService, readersService, pgpoolService];
    const { synchronous } = cluster.spec.postgresql;
    this.operator = new Operator({
      instances: all,
      health: this.health,
      writerService,
      readersService,
      synchronous: synchronousStandbyNames(
        cluster,
        all.map((instance) => instance.name),
      ),
      ...(synchronous?.failoverQuorum ? { quorum: synchronous.number } : {}),
      connection,
    });
    if (database.pgpool.replicas !== ZONES.length) {
      throw new Error(
        `Pgpool must have ${ZONES.length} replicas, one in each zone, and has ${database.pgpool.replicas}`,
      );
    }
    this.pgpool = new PgpoolDeployment(
      ZONES.map((zone) => this.pgpoolPod(`pgpool-${zone}`, zone, addresses.pgpool(zone))),
      programs,
      this.health,
      pgpoolService,
    );
  }

  /** How clients log in. @throws before {@link Stage.build} is done */
  get visitors(): Visitors {
    if (!this.guests) throw new Error('the stage has not been built');
    return this.guests;
  }

  /** Starts everything, in the order in which a cluster does. */
  async build(): Promise<void> {
    const [first] = this.instances;
    if (!first) throw new Error('there must be an instance');
    const { database, network, client } = this.props;
    await makeFirstWriter(first, database.cluster, this.sources.secrets);
    for (const { address } of this.instances) this.health.watch(address);
    await eventually(
      `${first.name} to answer`,
      READY_SECONDS,
      async () => this.health.answer(first.address) === 'answers',
    );
    await this.operator.start();
    network.configure(CLIENTS, client.sysctls);
    await this.bootstrap();
    const passwords = [...this.sources.secrets.values()];
    this.guests = new Visitors({
      database: database.cluster.spec.bootstrap?.initdb?.database ?? 'app',
      addresses: this.props.network.addresses,
      hosts: this.hosts,
      ca: this.ca.certificate,
      users: await findUsers(first, database.cluster),
      password: (user) => passwords.find((secret) => secret[user] !== undefined)?.[user] ?? '',
    });
    const columns = 'writer text, number integer, PRIMARY KEY (writer, number)';
    await withSession(this.visitors.login('direct', 'write'), (session) =>
      session.run(`CREATE TABLE ${LEDGER} (${columns})`),
    );
    this.pgpool.start();
    await this.ready();
  }

  /** Waits until everything is as it was at the beginning, with whichever writer. */
  async ready(): Promise<void> {
    await this.operator.settled();
    await eventually('every Pgpool to serve', READY_SECONDS, async () => this.pgpool.ready);
  }

  /** A pod of Pgpool, whose files are those of the output but for what the replacements say. */
  pgpoolPod(
    name: string,
    zone: Zone,
    address: string,
    sources = this.sources,
    servers = {
      writer: this.props.network.addresses.writerService,
      readers: this.props.network.addresses.readersService,
    },
  ): PgpoolPod {
    const { database, programs, tools, folder } = this.props;
    const root = join(folder, name);
    const { writer, readers } = servers;
    const answer = environment(database.pgpool.pod, sources).ANSWER_TIMEOUT_SECONDS;
    const here = { root, address, writer, readers };
    const replacements = pgpoolReplacements(here, this.hosts, tools.pgpoolVersion, answer);
    const container = prepareContainer(database.pgpool.pod, sources, root, replacements, programs);
    this.library.installIn(root);
    return { name, zone, address, container };
  }

  async stop(): Promise<void> {
    await this.operator.stop();
    await this.pgpool.stop();
    await Promise.all(this.instances.map((instance) => instance.kill()));
    for (const service of this.services) service.stop();
    await this.health.stop();
  }

  /** Runs the Job that makes roles and rights. */
  private async bootstrap(): Promise<void> {
    const { database, network, programs, folder } = this.props;
    const root = join(folder, 'bootstrap');
    const { argv, env } = prepareContainer(
      database.bootstrap,
      this.sources,
      root,
      bootstrapReplacements(root),
      programs,
    );
    // libpq calls this address, and verifies the name in PGHOST
    const address = { PGHOSTADDR: network.addresses.writerService };
    await programs.run({ name: 'bootstrap', place: 1, argv, env: { ...env, ...address } });
  }
}
