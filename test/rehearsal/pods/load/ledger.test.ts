import { eventually } from '../../../../rehearsal/cluster/eventually';
import { reader, sql, storedRows, Writer } from '../../../../rehearsal/pods/load/ledger';
import { stubPod } from './stub-pod';

/** As a server that gives the number of each row back, and refuses the second one. */
const REFUSES_SECOND = `
while read -r line; do
  number=\${line##*, }; number=\${number%%)*}
  [ "$number" = 2 ] && { echo 'ERROR:  cannot execute INSERT in a read-only transaction' >&2; exit 3; }
  echo "$number"
done`;

test('a writer remembers the rows that were acknowledged, and writes no number twice', async () => {
  const { pod } = stubPod(REFUSES_SECOND);
  const writer = new Writer({ name: 'w', pod });
  writer.client.start();
  await eventually('three rows', 5, async () => writer.acknowledged.length >= 3);
  await writer.client.stop();
  expect(writer.acknowledged.slice(0, 3)).toEqual([1, 3, 4]);
  expect(writer.client.errors).toMatchObject({ 'ERROR:  cannot execute INSERT in a read-only transaction': 1 });
  expect(writer.lost(new Set([1, 4, ...writer.acknowledged.slice(3)]))).toEqual([3]);
});

test('a writer writes under its name, and a reader counts', () => {
  const { pod } = stubPod();
  expect(new Writer({ name: 'w', pod }).client.props.statement()).toBe(
    "INSERT INTO rehearsal_ledger (writer, number) VALUES ('w', 1) RETURNING number",
  );
  expect(reader({ name: 'r', pod }).props.statement()).toBe('SELECT count(*) FROM rehearsal_ledger');
});

test('the rows of the database are told by the name of their writer', async () => {
  const { pod, started } = stubPod('echo "w-a|1,2,3"; echo "w-b|7"');
  expect(await storedRows(pod)).toEqual(
    new Map([
      ['w-a', new Set([1, 2, 3])],
      ['w-b', new Set([7])],
    ]),
  );
  expect(started.map(({ argv }) => argv[0])).toEqual([expect.stringMatching(/psql$/)]);
});

test('fails when psql fails, with its words', async () => {
  const { pod } = stubPod('echo "FATAL:  the database system is starting up" >&2; exit 2');
  await expect(sql(pod, 'SELECT 1')).rejects.toThrow(
    'psql of services/a ended with 2: FATAL:  the database system is starting up: SELECT 1',
  );
});
