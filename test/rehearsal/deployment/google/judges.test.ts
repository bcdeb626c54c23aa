import { CloudProject } from '../../../../rehearsal/deployment/google/cloud-project';
import { GoogleFaults } from '../../../../rehearsal/deployment/play/google-faults';
import {
  changes,
  leftBehind,
  namesOfKept,
  notInPlace,
  wronglyKept,
} from '../../../../rehearsal/deployment/play/google-judges';
import { filledIn } from '../../../../rehearsal/deployment/play/google-steps';

const config = (name: string) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: 'services' } });

/** A workload cluster that has some objects, each as the server gives it. */
function servers(there: Readonly<Record<string, object>>) {
  const plane = {
    api: {
      get: async (path: string) => {
        if (!there[path]) throw new Error('NotFound');
        return there[path];
      },
    },
    resources: { path: async ({ metadata }: { metadata: { name: string } }) => metadata.name },
  };
  return { management: { plane }, workload: { plane }, hasWorkload: true } as never;
}

const output = (...objects: readonly object[]) =>
  ({ stages: [{ tree: 'workload', name: '50-services', objects }] }) as never;

test('fails when something is changed that nobody changed', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '1'],
  ]);
  expect(changes(before, new Map(before))).toBeUndefined();
  expect(
    changes(
      before,
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    ),
  ).toBe('changed: b');
  expect(
    changes(
      before,
      new Map([
        ['a', '1'],
        ['b', '1'],
        ['c', '1'],
      ]),
    ),
  ).toBe('changed: c');
});

test('fails when an object is left behind that is no longer declared', async () => {
  const world = servers({ kept: config('kept'), old: config('old') });
  const before = output(config('kept'), config('old'));
  expect(await leftBehind(world, [before], output(config('kept')))).toBe('left behind: ConfigMap services/old');
  expect(await leftBehind(servers({ kept: config('kept') }), [before], output(config('kept')))).toBeUndefined();
});

test('fails when an object is not there, not ready, or has no load balancer', async () => {
  const resource = (status: string) => ({
    apiVersion: 'compute.cnrm.cloud.google.com/v1beta1',
    kind: 'ComputeNetwork',
    metadata: { name: 'acme', generation: 1 },
    status: { conditions: [{ type: 'Ready', status }], observedGeneration: 1 },
  });
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name: 'a' } };
  expect(await notInPlace(servers({}), output(config('a')))).toBe('not there: ConfigMap services/a');
  expect(await notInPlace(servers({ acme: resource('False') }), output(resource('True')))).toBe(
    'not ready: ComputeNetwork acme',
  );
  expect(await notInPlace(servers({ acme: resource('True') }), output(resource('True')))).toBeUndefined();
  expect(await notInPlace(servers({ a: ingress }), output(ingress))).toBe('without a load balancer: Ingress a');
});

test('fails when more or less stays than the guide says', () => {
  const guide =
    '### What stays in Google Cloud\n\n- address `a`, `b`: DNS has it, see `c`\n\n```sh\n- no `d`: x\n```\n';
  expect(namesOfKept(guide)).toEqual(['a', 'b']);
  expect(wronglyKept(['a', 'b'], ['a', 'b'], [])).toBeUndefined();
  expect(wronglyKept(['a', 'b'], ['a'], [])).toBe('said to stay, and gone: b');
  expect(wronglyKept(['a'], ['a', 'b'], [])).toBe('there, and not said to stay: b');
  expect(wronglyKept(['a', 'cluster'], ['a'], ['cluster'])).toBeUndefined();
});

test('refuses every so many resources until the cause is mended', () => {
  const project = new CloudProject();
  const faults = new GoogleFaults(project, 2);
  expect([project.fault('1', 'one'), project.fault('2', 'two')]).toEqual([
    undefined,
    expect.stringContaining('injected'),
  ]);
  expect(faults.hits()).toEqual([{ number: 2, name: 'two' }]);
  faults.mend();
  expect([project.fault('2', 'two'), project.fault('3', 'three')]).toEqual([undefined, undefined]);
  expect(project.fault('4', 'four')).toBeDefined();
  faults.end();
  expect(project.fault('6', 'six')).toBeUndefined();
});

test('fails when a guide leaves a value open that nobody fills in', () => {
  expect(filledIn('export OLD=... # the pool\ndelete $OLD', { OLD: 'a' })).toBe('export OLD=a\ndelete $OLD');
  expect(() => filledIn('export MOMENT=...', {})).toThrow('nobody says what to write for export MOMENT=...');
});
