import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { CertificateAuthority } from '../../cluster/certificate-authority';
import { eventually } from '../../cluster/eventually';
import type { Captured, Programs } from '../../machine/programs';
import type { RenderedClient } from '../rendered/client';
import type { Sources } from '../rendered/pod';
import { prepareContainer } from '../stand-ins/container';
import { Visitor } from './load/visitor';
import type { Networks } from './machine/networks';
import { type Places, PODS, ZONES } from './machine/places';
import { BOOTSTRAP, type RenderedDatabase } from './rendered/database';
import { initReplacements, psqlReplacements } from './rendered/on-this-machine';
import { Member } from './stand-ins/member';
import { Readiness } from './stand-ins/readiness';
import { makeSecrets } from './stand-ins/secrets';

/** What a stage is built from. */
export interface StageProps {
  readonly database: RenderedDatabase;
  /** What a service gets. */
  readonly client: RenderedClient;
  readonly networks: Networks;
  readonly places: Places;
  readonly programs: Programs;
  /** The program. */
  readonly cockroach: string;
  /** For everything that is written. */
  readonly folder: string;
}

const READY_SECONDS = 120;

/** Begins the section of the bootstrap that needs a licence. */
const LICENCE = '\n-- The licence\n';

/** Three members, their networks and whoever comes to them. */
export class Stage {
  readonly props: StageProps;
  readonly ca: CertificateAuthority;
  /** A CA that nobody here trusts. */
  readonly foreignCa: CertificateAuthority;
  readonly members: readonly Member[];
  readonly readiness: Readiness;
  private readonly sources: Sources;
  private readonly visitors = new Map<string, Visitor>();
  private runs = 0;

  constructor(props: StageProps) {
    this.props = props;
    const { database, folder, programs, places } = props;
    const authority = join(folder, 'ca');
    mkdirSync(authority, { recursive: true, mode: 0o700 });
    this.ca = new CertificateAuthority(authority, 'database');
    this.foreignCa = new CertificateAuthority(authority, 'foreign');
    const configMaps = database.configMaps.map(({ metadata, data = {} }) => [metadata.name, data] as const);
    this.sources = { secrets: makeSecrets(database, this.ca), configMaps: new Map(configMaps) };
    // the sidecar finds the server by its name
    const cockroach = join(folder, 'cockroach');
    symlinkSync(props.cockroach, cockroach);
    this.members = ZONES.map(
      (zone) =>
        new Member({
          zone,
          address: places.member(zone),
          database,
          sources: this.sources,
          folder,
          cockroach,
          programs,
        }),
    );
    const probe = database.member.containers[0]?.readinessProbe;
    if (!probe) throw new Error('the pod of a member must have a readiness probe, and has none');
    const { httpGet, periodSeconds, failureThreshold } = probe;
    this.readiness = new Readiness(this.members, { path: httpGet.path, periodSeconds, failureThreshold });
    props.networks.configure(PODS, props.client.sysctls);
  }

  /** The path that tells whether a member is ready. */
  get readyPath(): string {
    return this.props.database.member.containers[0]?.readinessProbe?.httpGet.path ?? '';
  }

  /** Waits until every member is ready. */
  async ready(): Promise<void> {
    await eventually(
      'every member to be ready',
      READY_SECONDS,
      async () => this.readiness.ready.length === ZONES.length,
    );
  }

  /** Somebody with a certificate of this name. */
  visitor(user: string): Visitor {
    const known = this.visitors.get(user);
    if (known) return known;
    const made = this.stranger(user, this.ca);
    this.visitors.set(user, made);
    return made;
  }

  /** Somebody with a certificate of any CA, who may trust another one, too. */
  stranger(user: string, signer: CertificateAuthority, trusted = this.ca): Visitor {
    this.runs += 1;
    const { client, folder, programs } = this.props;
    return new Visitor({
      user,
      client,
      pair: signer.issue(user, [], { usages: ['client auth'] }),
      ca: trusted.certificate,
      folder: join(folder, 'clients', `${this.runs}-${user}`),
      programs,
      address: () => this.readiness.pick(),
    });
  }

  /** Runs the Job that initialises the cluster. */
  init(): Promise<Captured> {
    const root = this.root('init');
    const { database, programs } = this.props;
    const replacements = initReplacements(root, join(this.props.folder, 'cockroach'));
    const { argv, env } = prepareContainer(database.init, this.sources, root, replacements, programs);
    return programs.capture({ name: 'init', place: PODS, argv, env: { ...env, HOME: root } });
  }

  /** Whether the bootstrap sets a licence. */
  get hasLicence(): boolean {
    return this.props.database.configMaps.some(({ data }) => data?.[BOOTSTRAP]?.includes(LICENCE));
  }

  /** Runs the Job that makes users, rights, settings and the schedule of backups. */
  bootstrap(part: 'all of it' | 'all but the licence'): Promise<Captured> {
    const { argv, env } = this.bootstrapCommand(part);
    return this.props.programs.capture({ name: 'bootstrap', place: PODS, argv, env });
  }

  /** What {@link Stage.bootstrap} runs. */
  bootstrapCommand(part: 'all of it' | 'all but the licence') {
    const { database, programs } = this.props;
    const root = this.root('bootstrap');
    const cut = (text: string) => (part === 'all of it' ? text : (text.split(LICENCE)[0] ?? text));
    const configMaps = new Map(
      [...this.sources.configMaps].map(([name, data]) => [
        name,
        data[BOOTSTRAP] ? { ...data, [BOOTSTRAP]: cut(data[BOOTSTRAP]) } : data,
      ]),
    );
    const prepared = prepareContainer(
      database.bootstrap,
      { ...this.sources, configMaps },
      root,
      psqlReplacements(root),
      programs,
    );
    return { argv: prepared.argv, env: { ...prepared.env, HOME: root, PGHOSTADDR: this.readiness.pick() } };
  }

  /** The files of root's session, laid out as for the bootstrap. */
  rootEnvironment(): Readonly<Record<string, string>> {
    const { COCKROACH_LICENCE: _, ...env } = this.bootstrapCommand('all but the licence').env as Record<string, string>;
    return env;
  }

  async stop(): Promise<void> {
    await this.readiness.stop();
    await Promise.all(this.members.map((member) => member.kill()));
  }

  private root(name: string): string {
    this.runs += 1;
    return join(this.props.folder, `${name}-${this.runs}`);
  }
}
