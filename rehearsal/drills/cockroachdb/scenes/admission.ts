import { claim, must, type Outcome } from '../../../outcome';
import type { Refused } from '../load/refusal';
import type { Visitor } from '../load/visitor';
import { OFFICE, type Place, PODS, VPN } from '../machine/places';
import type { Stage } from '../stage';

const QUESTION = ['SELECT 1'];

/** As host-based authentication refuses. */
const REJECTED = /authentication rejected by configuration|no server[.]host_based_authentication/i;

/** Whom the output lets in from where. */
function admits(stage: Stage, user: string, place: Place): boolean {
  const { users, bastion } = stage.props.database;
  if (user === users.analyst) return place.number === PODS ? bastion : [OFFICE, VPN].includes(place.number);
  return place.number === PODS;
}

function login(stage: Stage, user: string, place: Place): Promise<Outcome> {
  const admitted = admits(stage, user, place);
  const text = `${user} ${admitted ? 'comes in' : 'is refused'} from ${place.name}`;
  return claim('admission', text, async () => {
    const refused = await stage.visitor(user).refusal(place.number, QUESTION);
    if (admitted) must(refused === undefined, `it was refused: ${refused?.words}`);
    else must(refused !== undefined && REJECTED.test(refused.words), `it was ${told(refused)}`);
    return told(refused);
  });
}

const told = (refused: Refused | undefined): string => (refused ? `refused: ${refused.words}` : 'admitted');

interface Refusal {
  readonly claim: string;
  readonly visitor: Visitor;
  readonly change?: Readonly<Record<string, string>>;
  readonly words: RegExp;
}

/** A login that works, but for one thing. */
function refusals(stage: Stage): readonly Refusal[] {
  const { writer, reader } = stage.props.database.users;
  return [
    {
      claim: 'who comes without TLS is refused',
      visitor: stage.visitor(writer),
      change: { PGSSLMODE: 'disable' },
      words: /SSL|TLS|secure|rejected by configuration/i,
    },
    {
      claim: 'a certificate of another CA is refused',
      visitor: stage.stranger(writer, stage.foreignCa),
      words: /certificate|unknown ca|closed the connection|connection reset|SSL/i,
    },
    {
      claim: 'who comes without a certificate is refused',
      visitor: stage.visitor(writer),
      change: { PGSSLCERT: '/nonexistent/client.crt', PGSSLKEY: '/nonexistent/client.key' },
      words: /certificate|password/i,
    },
    {
      claim: 'the certificate of another user is refused',
      visitor: stage.visitor(reader),
      change: { PGUSER: writer },
      words: /certificate/i,
    },
    {
      claim: 'a certificate for a user that the output does not name is refused',
      visitor: stage.visitor('stranger'),
      words: /does not exist|rejected by configuration|authentication failed/i,
    },
    {
      claim: 'a client that trusts another CA refuses the members',
      visitor: stage.stranger(writer, stage.ca, stage.foreignCa),
      words: /certificate verify failed/i,
    },
    {
      claim: 'a client that wants another host refuses the members',
      visitor: stage.visitor(writer),
      change: { PGHOST: 'elsewhere.example.com' },
      words: /does not match host name/i,
    },
  ];
}

const play = ({ claim: text, visitor, change, words }: Refusal): Promise<Outcome> =>
  claim('admission', text, async () => {
    const refused = await visitor.refusal(PODS, QUESTION, change);
    must(refused !== undefined && words.test(refused.words), `it was ${told(refused)}`);
    return told(refused);
  });

/** Everybody from everywhere, and who comes with something wrong. */
export async function admission(stage: Stage): Promise<readonly Outcome[]> {
  const { users } = stage.props.database;
  const outcomes: Outcome[] = [];
  for (const user of [users.writer, users.reader, users.analyst, 'root']) {
    for (const place of stage.props.places.clients) outcomes.push(await login(stage, user, place));
  }
  for (const refusal of refusals(stage)) outcomes.push(await play(refusal));
  return outcomes;
}
