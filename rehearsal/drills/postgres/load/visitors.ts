import { type Addresses, PORT } from '../machine/addresses';
import type { Hosts } from '../rendered/hosts';
import type { Login } from './session';

/** How a client comes: through Pgpool, or straight to the Services of the writer and the readers. */
export type Path = 'direct' | 'pgpool';

export const PATHS: readonly Path[] = ['direct', 'pgpool'];

/** What a client wants: to write, to read, or to look around as the analyst. */
export type Access = 'write' | 'read' | 'analyst';

/** All that clients need to know. */
export interface VisitorsProps {
  readonly database: string;
  readonly addresses: Addresses;
  /** Host names in the certificates, which every client verifies. */
  readonly hosts: Hosts;
  /** The CA's certificate. */
  readonly ca: string;
  readonly users: Readonly<Record<Access, string>>;
  readonly password: (user: string) => string;
}

/** Knows how each client logs in. */
export class Visitors {
  readonly props: VisitorsProps;

  constructor(props: VisitorsProps) {
    this.props = props;
  }

  /** As who and where; only a writer needs the Service of the writer. */
  login(path: Path, access: Access): Login {
    const { database, addresses, hosts, ca, users, password } = this.props;
    const direct =
      access === 'write'
        ? { host: addresses.writerService, servername: hosts.writer }
        : { host: addresses.readersService, servername: hosts.readers };
    const { host, servername } =
      path === 'pgpool' ? { host: addresses.pgpoolService, servername: hosts.pgpool } : direct;
    const user = users[access];
    return { host, port: PORT, database, user, password: password(user), ssl: { ca, servername } };
  }
}
