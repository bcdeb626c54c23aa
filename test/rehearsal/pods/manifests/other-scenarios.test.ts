import type { KubernetesObject } from '../../../../rehearsal/cluster/api';
import type { Output } from '../../../../rehearsal/output';
import { auroraChanges, changedAurora } from '../../../../rehearsal/pods/manifests/aurora-changes';
import { nameOf, withChanges } from '../../../../rehearsal/pods/manifests/change';
import { changedGoogle, GOOGLE_CHANGES } from '../../../../rehearsal/pods/manifests/google-changes';
import { certManager } from '../../../../rehearsal/pods/manifests/operators/cert-manager';
import { coreDns } from '../../../../rehearsal/pods/manifests/operators/core-dns';
import { addOns, installed } from '../../../../rehearsal/pods/manifests/operators/helm-chart';
import { chartsOfGuide } from '../../../../rehearsal/pods/manifests/operators/values-file';
import { describeWithCrds, validateAgainstCrd } from '../../../crd/crd-schemas';
import { writtenOutput } from './written-output';

const AURORA = { writer: 'writer.example.com', reader: 'reader.example.com', certificateAuthority: 'PEM' };

let aurora: readonly KubernetesObject[];
let auroraOutput: Output;
let google: readonly KubernetesObject[];
let googleOutput: Output;

beforeAll(async () => {
  [auroraOutput, googleOutput] = await Promise.all([writtenOutput('eks-aurora'), writtenOutput('gke-cockroachdb')]);
  aurora = auroraOutput.stages.flatMap(({ objects }) => objects);
  google = googleOutput.stages.filter(({ tree }) => tree === 'workload').flatMap(({ objects }) => objects);
});

interface Environment {
  readonly name?: string;
  readonly value?: string;
}

/** Values of one variable, wherever it stands. */
function valuesOf(value: unknown, name: string): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  const { name: own, value: text } = value as Environment;
  return [
    ...(own === name && text !== undefined ? [text] : []),
    ...Object.values(value).flatMap((each) => valuesOf(each, name)),
  ];
}

test('whoever asks Aurora asks the PostgreSQL of this machine, and believes its authority', () => {
  const { objects, changes } = changedAurora(aurora, AURORA);
  expect(
    changes.map(({ objects: concerned }) => concerned.map((name) => name.replace(/-[0-9a-f]{8}$/, '')).sort()),
  ).toEqual([
    [
      'Deployment services/service-a',
      'Deployment services/service-b',
      'Job database/database-bootstrap-sql',
      'StatefulSet analyst/bastion',
    ],
    ['ConfigMap analyst/database-ca', 'ConfigMap database/database-ca', 'ConfigMap services/database-ca'],
  ]);
  const named = (name: string) => objects.filter((object) => nameOf(object) === name);
  expect(new Set(valuesOf(named('Deployment services/service-a'), 'PGHOST'))).toEqual(new Set([AURORA.writer]));
  expect(new Set(valuesOf(named('Deployment services/service-a'), 'PGREADHOST'))).toEqual(new Set([AURORA.reader]));
  expect(new Set(valuesOf(named('StatefulSet analyst/bastion'), 'PGHOST'))).toEqual(new Set([AURORA.reader]));
  expect(
    new Set(
      valuesOf(
        objects.filter(({ kind }) => kind === 'Job'),
        'PGHOST',
      ),
    ),
  ).toEqual(new Set([AURORA.writer]));
  const authorities = objects.filter(({ metadata }) => metadata.name === 'database-ca');
  expect(authorities).toHaveLength(3);
  for (const each of authorities) expect(each).toMatchObject({ data: { 'ca.crt': 'PEM' } });
});

test.each([0, 1])('fails when change %i of eks-aurora concerns none of the objects', (index) => {
  const change = auroraChanges(AURORA)[index];
  if (!change) throw new Error('no such change');
  const unconcerned = aurora.filter((object) => change.to(object) === undefined);
  expect(() => withChanges(unconcerned, [change])).toThrow(`the change '${change.what}' concerns none of the objects`);
});

test('of gke-cockroachdb the members and their bootstrap are left out, and nothing else', () => {
  const { objects, changes } = changedGoogle(google);
  expect(changes).toHaveLength(1);
  expect(changes[0]?.objects).toEqual([
    'StatefulSet cockroachdb/cockroachdb',
    expect.stringMatching(/^Job cockroachdb\/cockroachdb-bootstrap-init-/),
    expect.stringMatching(/^Job cockroachdb\/cockroachdb-bootstrap-sql-/),
  ]);
  const [namespace, ...others] = objects;
  expect(namespace && nameOf(namespace)).toBe('Namespace cert-manager');
  expect(others).toEqual(google.filter((object) => !changes[0]?.objects.includes(nameOf(object))));
});

test('fails when gke-cockroachdb has no members', () => {
  const without = google.filter(({ kind }) => kind !== 'StatefulSet' && kind !== 'Job');
  expect(() => withChanges(without, GOOGLE_CHANGES)).toThrow('concerns none of the objects');
});

test('cert-manager on GKE has the values of the file that the guide names', () => {
  const chart = installed(chartsOfGuide(googleOutput), 'cert-manager');
  expect(chart).toMatchObject({ release: 'cert-manager', version: 'v1.21.2', namespace: 'cert-manager' });
  const { objects } = certManager({ definitions: [], rights: [], version: '1.21.2', chart });
  expect(objects).toEqual([
    expect.objectContaining({
      spec: expect.objectContaining({
        template: expect.objectContaining({
          spec: expect.objectContaining({ topologySpreadConstraints: chart.values.topologySpreadConstraints }),
        }),
      }),
    }),
  ]);
});

test('CoreDNS of eks-aurora has its settings too', () => {
  const { objects } = coreDns(installed(addOns(auroraOutput.directory), 'coredns'), '1.14.7', '172.20.0.10');
  expect(objects.map(({ kind }) => kind)).toContain('PodDisruptionBudget');
});

describeWithCrds('the changed objects of the other scenarios', () => {
  test('keep to their definitions', () => {
    const changed = [...changedAurora(aurora, AURORA).objects, ...changedGoogle(google).objects];
    expect(changed.flatMap(validateAgainstCrd)).toEqual([]);
  });
});
