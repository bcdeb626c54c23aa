import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from '../../../cluster/certificate-authority';
import type { Captured, Programs } from '../../../machine/programs';
import type { RenderedClient } from '../../rendered/client';
import { type Refused, refusalOf } from './refusal';

/** Properties for {@link Visitor}. */
export interface VisitorProps {
  readonly user: string;
  readonly client: RenderedClient;
  /** The certificate that it shows, and the CA that it trusts. */
  readonly pair: KeyPair;
  readonly ca: string;
  /** For its files. */
  readonly folder: string;
  readonly programs: Programs;
  /** Where the next connection goes. */
  readonly address: () => string;
}

/** Somebody who comes with psql, with what the output gives to a service, and a certificate of its own. */
export class Visitor {
  readonly user: string;
  private readonly props: VisitorProps;
  private readonly variables: Readonly<Record<string, string>>;

  constructor(props: VisitorProps) {
    this.props = props;
    this.user = props.user;
    const { user, client, pair, ca, folder } = props;
    mkdirSync(folder, { recursive: true });
    const file = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text, { mode: 0o400, flag: 'w' });
      return join(folder, name);
    };
    this.variables = {
      ...client.env,
      PGUSER: user,
      PGSSLROOTCERT: file('ca.crt', ca),
      PGSSLCERT: file('client.crt', pair.certificate),
      PGSSLKEY: file('client.key', pair.key),
      PGSERVICEFILE: file('pg_service.conf', client.serviceFile),
      HOME: folder,
    };
  }

  /** The variables of libpq for a new connection. */
  env(change: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
    // the name is verified, and the address is that of a member, as behind a Service
    return { ...this.variables, PGHOSTADDR: this.props.address(), ...change };
  }

  /** Sends statements, each for itself, until one is refused. */
  send(place: number, statements: readonly string[], change: Readonly<Record<string, string>> = {}): Promise<Captured> {
    const script = ['\\set VERBOSITY verbose', ...statements.map((statement) => `${statement};`), ''].join('\n');
    const argv = ['psql', '-XAtq', '-v', 'ON_ERROR_STOP=1', '--file=-'];
    const name = `psql-${this.user}`;
    return this.props.programs.capture({ name, place, argv, env: this.env(change) }, script);
  }

  /** The rows of the last statement. @throws with the words of psql when one is refused */
  async rows(place: number, ...statements: readonly string[]): Promise<readonly string[]> {
    const { status, stdout, stderr } = await this.send(place, statements);
    if (status !== 0) throw new Error(stderr.trim() || `psql ended with ${status}`);
    return stdout.split('\n').filter((line) => line !== '');
  }

  /** Why it is refused; undefined when it is not. */
  async refusal(
    place: number,
    statements: readonly string[],
    change: Readonly<Record<string, string>> = {},
  ): Promise<Refused | undefined> {
    return refusalOf(await this.send(place, statements, change));
  }
}
