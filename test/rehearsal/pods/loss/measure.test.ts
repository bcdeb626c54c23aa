import type { InPod } from '../../../../rehearsal/pods/load/in-pod';
import { reader, Writer } from '../../../../rehearsal/pods/load/ledger';
import type { PodClient, Wait } from '../../../../rehearsal/pods/load/pod-client';
import type { Placed } from '../../../../rehearsal/pods/loss/crowd';
import { measurePaths, measureRows, measureServices } from '../../../../rehearsal/pods/loss/measure';

const POD = {} as InPod;

/** The zone is lost from 10 s to 20 s. */
const WINDOW = { from: 10_000, to: 20_000 };

/** Answers at these times, each after 5 ms. */
const answers = (...times: number[]): readonly Wait[] => times.map((to) => ({ from: to - 5, to }));

const writer = (
  zone: string,
  waits: readonly Wait[],
  changes: Partial<Placed<Writer>> & { readonly acknowledged?: readonly number[] } = {},
): Placed<Writer> => {
  const { acknowledged = [], ...placed } = changes;
  const client = new Writer({ name: `w-${zone}`, pod: POD });
  client.client.waits.push(...waits);
  client.acknowledged.push(...acknowledged);
  return { zone, path: 'pgpool', patient: false, client, ...placed };
};

const reads = (zone: string, waits: readonly Wait[], path: 'pgpool' | 'direct' = 'pgpool'): Placed<PodClient> => {
  const client = reader({ name: `r-${zone}`, pod: POD });
  client.waits.push(...waits);
  return { zone, path, patient: false, client };
};

const NOTHING = { writeGap: 0, longestWait: 0, medianWriteMilliseconds: 0, errors: {} };

test('a path is as bad as the worst of its clients outside of the lost zone', () => {
  const writers = [
    writer('a', [{ from: 10_000, to: 20_000, error: 'inside' }]),
    writer('b', answers(9_000, 12_000, 19_000)),
    writer('c', [
      { from: 8_000, to: 8_011 },
      { from: 9_000, to: 9_007 },
      { from: 11_000, to: 13_000, error: 'no answer' },
      { from: 13_500, to: 15_500, error: 'no answer' },
      { from: 16_000, to: 16_040 },
    ]),
    writer('b', [{ from: 10_000, to: 19_500 }], { patient: true }),
  ];
  const readers = [
    reads('a', []),
    reads('b', answers(9_900, 10_500, 19_900)),
    reads('c', [{ from: 10_000, to: 12_000, error: 'refused' }, ...answers(12_500, 19_900)]),
  ];
  expect(measurePaths({ writers, readers }, 'a', WINDOW)).toEqual([
    { path: 'direct', patient: false, ...NOTHING },
    {
      path: 'pgpool',
      patient: false,
      // from 12 s to 19 s in zone b, and from 9.007 s to 16.04 s in zone c
      writeGap: 7,
      readGap: 9.4,
      longestWait: 2,
      // of 5, 7 and 11: answers in the loss do not count
      medianWriteMilliseconds: 7,
      errors: { 'no answer': 2, refused: 1 },
    },
    { path: 'direct', patient: true, ...NOTHING },
    { path: 'pgpool', patient: true, ...NOTHING, writeGap: 9.5, longestWait: 9.5 },
  ]);
});

test('who never has an answer again has a gap to the end', () => {
  const writers = [writer('b', answers(9_000), { path: 'direct' })];
  expect(measurePaths({ writers, readers: [] }, 'a', WINDOW)[0]).toEqual({
    path: 'direct',
    patient: false,
    ...NOTHING,
    writeGap: 11,
    longestWait: 0,
    medianWriteMilliseconds: 5,
  });
});

const request = (from: number, answer = '200', url = 'http://a/') => ({ url, from, milliseconds: 100, answer });

test('a service answers when its answer has come, and only requests of the loss count', () => {
  const requests = [
    request(9_000, 'ECONNREFUSED'),
    request(10_000),
    request(11_000, '503'),
    request(12_000, 'timeout'),
    request(15_000),
    request(19_900),
    request(21_000, 'ECONNREFUSED'),
    request(12_000, '500', 'http://b/'),
  ];
  expect(measureServices(requests, { a: 'http://a/', b: 'http://b/', c: 'http://c/' }, WINDOW)).toEqual([
    { service: 'a', requests: 5, failed: 2, gap: 5 },
    { service: 'b', requests: 1, failed: 1, gap: 10 },
    { service: 'c', requests: 0, failed: 0, gap: 10 },
  ]);
});

test('rows of all zones are counted, and a row that was acknowledged and is not stored is lost', () => {
  const writers = [
    writer('a', answers(9_000, 10_000, 11_000, 20_000), { acknowledged: [1, 2, 3] }),
    writer('b', answers(15_000), { acknowledged: [1, 2] }),
    writer('c', [], { acknowledged: [7] }),
  ];
  const stored = new Map([
    ['w-a', new Set([1, 3])],
    ['w-b', new Set([1, 2, 9])],
  ]);
  expect(measureRows(writers, stored, 'a', WINDOW.from, WINDOW.to)).toEqual({
    acknowledged: 6,
    // 2 of zone a, and the one of zone c
    lost: 2,
    acknowledgedInside: 1,
  });
});
