import { RIGHTS, statementOf } from '../../lib/rights';
import type { KubernetesObject } from '../cluster/api';
import { claim, must, type Outcome } from '../outcome';
import { type Output, objectsOfKind } from '../output';
import { parse } from '../sql/parse';
import { type Sent, sentStatements } from '../sql/sent-statements';

interface StatefulSet extends KubernetesObject {
  readonly spec: {
    readonly template: { readonly spec: { readonly containers: readonly { readonly command?: readonly string[] }[] } };
  };
}

const hasCockroachDb = (output: Output): boolean =>
  objectsOfKind<StatefulSet>(output, 'StatefulSet').some(({ spec }) =>
    spec.template.spec.containers.some(({ command }) => command?.[0]?.endsWith('/cockroach')),
  );

/** The statements of the table of rights, with names that need quotes. */
function rights(): Sent {
  const names = { table: '"the table"', sequence: 'the_sequence', other: '"service-a"', self: '"service-b"' };
  const statements = RIGHTS.flatMap(({ sql }) => (sql.cockroachdb ? [statementOf(sql.cockroachdb, names)] : []));
  return { by: 'the table of rights', statements };
}

async function understood({ by, statements }: Sent): Promise<string> {
  const parsed = await parse(statements);
  const wrong = parsed.flatMap(({ error }, index) => (error ? [`${error}, in: ${statements[index]}`] : []));
  must(wrong.length === 0, `${by}: ${wrong.join('; ')}`);
  must(parsed.length > 0, `${by} sends nothing`);
  return `${parsed.flatMap(({ kinds }) => kinds).length} of ${by}`;
}

/** Every statement that an output sends to CockroachDB before CockroachDB's own parser; nothing for an output without. */
export async function sentToCockroachDb(output: Output, name: string): Promise<readonly Outcome[]> {
  if (!hasCockroachDb(output)) return [];
  const text = `${name}: CockroachDB's parser understands every statement that psql sends it`;
  return [
    await claim('sql', text, async () => {
      const seen: string[] = [];
      for (const sent of [...(await sentStatements(output)), rights()]) seen.push(await understood(sent));
      return `statements: ${seen.join(', ')}`;
    }),
  ];
}
