import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Program, Programs } from '../../../machine/programs';
import type { Sources } from '../../rendered/pod';
import { prepareContainer } from '../../stand-ins/container';
import type { Zone } from '../machine/places';
import type { RenderedDatabase } from '../rendered/database';
import { CERTIFICATES, expand, memberReplacements, reloadReplacements } from '../rendered/on-this-machine';

/** Properties for {@link Member}. */
export interface MemberProps {
  readonly zone: Zone;
  readonly address: string;
  readonly database: RenderedDatabase;
  readonly sources: Sources;
  /** Folder that stands for the root of its containers. */
  readonly folder: string;
  readonly cockroach: string;
  readonly programs: Programs;
}

/** Stands in for a kubelet: the pod of one member, whose data stay when it ends. */
export class Member {
  readonly name: string;
  readonly zone: Zone;
  readonly address: string;
  private readonly props: MemberProps;
  private readonly root: string;
  private readonly command: readonly string[];
  private readonly env: Readonly<Record<string, string>>;
  private program: Program | undefined;

  constructor(props: MemberProps) {
    const { zone, address, database, sources, folder, cockroach, programs } = props;
    this.props = props;
    this.zone = zone;
    this.address = address;
    this.name = `${database.name}-${zone - 1}`;
    this.root = join(folder, this.name);
    const { member } = database;
    // the claim of the volume stands in the StatefulSet, and not in the pod
    const volumes = [...(member.volumes ?? []), { name: 'data', emptyDir: {} }];
    const { argv, env } = prepareContainer(
      { ...member, volumes },
      sources,
      this.root,
      memberReplacements(this.root, cockroach),
      programs,
    );
    const [container] = member.containers;
    this.env = {
      ...env,
      POD_NAME: this.name,
      REGION: 'region',
      ZONE: `zone-${zone}`,
      GOMAXPROCS: String(Math.ceil(Number(container?.resources?.limits?.cpu ?? '2'))),
      HOME: this.root,
    };
    this.command = argv.map((word) => expand(word, this.env));
  }

  get pid(): number | undefined {
    return this.program?.family()[0];
  }

  start(): void {
    this.program = this.props.programs.start({ name: this.name, place: this.zone, argv: this.command, env: this.env });
  }

  /** Ends it without a word to it, as a kernel that is short of memory does. */
  async kill(): Promise<void> {
    await this.program?.kill();
  }

  /** Asks it to end, and waits for it. @returns its exit status */
  async terminate(): Promise<number | null | undefined> {
    this.program?.signal('SIGTERM');
    return this.program?.exited;
  }

  /** Starts the sidecar that looks at the certificates. @throws when the output has none */
  watchCertificates(): Program {
    const { database, sources, folder, programs } = this.props;
    const container = database.member.initContainers?.find(({ name }) => name === 'certificate-reload');
    const seconds = container?.command?.at(-1);
    if (!container || !seconds) throw new Error("the pod must have the sidecar 'certificate-reload', and has none");
    const root = join(folder, `${this.name}-reload`);
    const pod = { containers: [container], volumes: database.member.volumes ?? [] };
    const { argv } = prepareContainer(pod, sources, root, reloadReplacements(root, this.root, seconds), programs);
    return programs.start({ name: `${this.name}-reload`, place: this.zone, argv });
  }

  /** Writes a renewed certificate where the member has its own, as a kubelet writes a Secret. */
  renew(secret: Readonly<Record<string, string>>): void {
    const folder = join(this.root, CERTIFICATES);
    for (const [key, file] of [
      ['tls.key', 'node.key'],
      ['tls.crt', 'node.crt'],
    ] as const) {
      const incoming = join(folder, '..', `${file}.incoming`);
      writeFileSync(incoming, secret[key] ?? '', { mode: 0o400 });
      renameSync(incoming, join(folder, file));
    }
  }
}
