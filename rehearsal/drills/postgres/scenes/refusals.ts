import { createServer } from 'node:net';
import { eventually } from '../../../cluster/eventually';
import { claim, must, type Outcome } from '../../../outcome';
import { type Login, type Session, withSession } from '../load/session';
import type { Path } from '../load/visitors';
import { LEDGER } from '../load/writer';
import { PORT } from '../machine/addresses';
import type { Stage } from '../stage';
import type { PgpoolPod } from '../stand-ins/pgpool-deployment';
import { probe } from '../stand-ins/probe';

interface Refusal {
  readonly claim: string;
  readonly login: Login;
  /** What is asked once the session stands. @default - the login itself must be refused */
  readonly ask?: (session: Session) => Promise<unknown>;
  /** Words that the refusal must have: it must be refused for its fault and for nothing else. */
  readonly words: RegExp;
}

const insert = `INSERT INTO ${LEDGER} (writer, number) VALUES ('refused', 1)`;

/** By the login alone. */
function logins(stage: Stage, path: Path): readonly Refusal[] {
  const login = stage.visitors.login(path, 'write');
  const through = path === 'pgpool' ? 'Pgpool' : 'the server';
  // a login that works, but for one thing
  const rejected =
    path === 'pgpool' ? /pool_hba\.conf|client authentication failed/ : /pg_hba\.conf rejects connection/;
  return [
    {
      claim: `${through} refuses a wrong password`,
      login: { ...login, password: 'wrong' },
      words: /authentication failed/,
    },
    { claim: `${through} refuses an unknown user`, login: { ...login, user: 'nobody' }, words: rejected },
    { claim: `${through} refuses who comes without TLS`, login: { ...login, ssl: false }, words: rejected },
    { claim: `${through} refuses the superuser`, login: { ...login, user: 'postgres' }, words: rejected },
    { claim: `${through} refuses another database`, login: { ...login, database: 'postgres' }, words: rejected },
    {
      claim: `a client that trusts another CA refuses ${through}`,
      login: { ...login, ssl: { ...(login.ssl || {}), ca: stage.foreignCa.certificate } },
      words: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
    },
    {
      claim: `a client that wants another host refuses ${through}`,
      login: { ...login, ssl: { ...(login.ssl || {}), servername: 'elsewhere.example.com' } },
      words: /ERR_TLS_CERT_ALTNAME_INVALID/,
    },
  ];
}

/** What the analyst may not do, on the writer, where nothing but the rights keeps it from writing. */
function analyst(stage: Stage, path: Path): readonly Refusal[] {
  const { login, props } = { login: stage.visitors.login(path, 'analyst'), props: stage.visitors.props };
  const writer = {
    ...login,
    host: stage.visitors.login(path, 'write').host,
    ssl: stage.visitors.login(path, 'write').ssl,
  };
  const through = path === 'pgpool' ? 'through Pgpool' : 'on the writer';
  const free = async (session: Session, statement: string) => {
    await session.run('SET default_transaction_read_only = off');
    await session.run(statement);
  };
  return [
    {
      claim: `the analyst may not write ${through}`,
      login: writer,
      ask: (session) => session.run(insert),
      words: /read-only transaction/,
    },
    {
      claim: `the analyst may not write after SET default_transaction_read_only = off, ${through}`,
      login: writer,
      ask: (session) => free(session, insert),
      words: /permission denied for table/,
    },
    {
      claim: `the analyst may not create a table, ${through}`,
      login: writer,
      ask: (session) => free(session, 'CREATE TABLE refused ()'),
      words: /permission denied for schema/,
    },
    {
      claim: `the analyst may not become the writing service, ${through}`,
      login: writer,
      ask: (session) => session.run(`SET ROLE "${props.users.write}"`),
      words: /permission denied to set role/,
    },
  ];
}

/** The words of a refusal, with the detail that Pgpool gives. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code = '', detail = '' } = error as { readonly code?: string; readonly detail?: string };
  return [code, error.message, detail && `(${detail})`].filter(Boolean).join(' ');
}

function play({ claim: text, login, ask, words }: Refusal): Promise<Outcome> {
  return claim('refusals', text, async () => {
    const message = await withSession(login, async (session) => {
      // Pgpool connects to the servers when it is asked something
      await (ask ? ask(session) : session.run('SELECT 1'));
    }).then(() => undefined, wordsOf);
    must(message !== undefined, 'it was accepted');
    must(words.test(message), `refused for another reason: ${message}`);
    return message;
  });
}

/** What a Pgpool of its own says to a client, when its servers are not as they must be. */
async function refusalOf(stage: Stage, pod: PgpoolPod, words: RegExp): Promise<string> {
  const { programs } = stage.props;
  const program = programs.start({ name: pod.name, place: pod.zone, ...pod.container });
  try {
    await eventually(`${pod.name} to listen`, 10, async () => (await probe(pod.address)) === 'answers');
    const login = { ...stage.visitors.login('pgpool', 'write'), host: pod.address };
    const message = await withSession(login, (session) => session.run('SELECT 1')).then(() => undefined, wordsOf);
    must(message !== undefined, 'it was accepted');
    const said = programs.lastLines(pod.name, 40);
    must(words.test(said), `refused for another reason: ${said}`);
    return message;
  } finally {
    await program.kill();
  }
}

/** A server that says no to TLS: Pgpool itself would go on without a word. */
function plainServer(stage: Stage): Promise<Outcome> {
  return claim('refusals', 'Pgpool refuses a server without TLS', async () => {
    const { addresses } = stage.props.network;
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.write('N'));
    });
    await new Promise<void>((resolve) => server.listen({ host: addresses.drill, port: PORT }, resolve));
    try {
      const servers = { writer: addresses.drill, readers: addresses.drill };
      const pod = stage.pgpoolPod('pgpool-plain', 1, addresses.spare(1), stage.sources, servers);
      return await refusalOf(stage, pod, /does not speak TLS/);
    } finally {
      server.close();
    }
  });
}

/** A Pgpool of another CA must not talk to the servers. */
function foreignPgpool(stage: Stage): Promise<Outcome> {
  return claim('refusals', 'a Pgpool that trusts another CA refuses the servers', async () => {
    const { network } = stage.props;
    const secrets = new Map(
      [...stage.sources.secrets].map(([name, secret]) => [
        name,
        secret['ca.crt'] ? { ...secret, 'ca.crt': stage.foreignCa.certificate } : secret,
      ]),
    );
    const pod = stage.pgpoolPod('pgpool-foreign', 1, network.addresses.spare(1), { ...stage.sources, secrets });
    return refusalOf(stage, pod, /certificate verify failed|unable to get|self.signed/i);
  });
}

/** What must be refused by the real processes. That each login works as it should be is shown by the drills. */
export async function refused(stage: Stage): Promise<readonly Outcome[]> {
  const all = (['pgpool', 'direct'] as const).flatMap((path) => [...logins(stage, path), ...analyst(stage, path)]);
  const outcomes: Outcome[] = [];
  for (const refusal of all) outcomes.push(await play(refusal));
  return [...outcomes, await plainServer(stage), await foreignPgpool(stage)];
}
