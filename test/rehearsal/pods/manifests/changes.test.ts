import type { KubernetesObject } from '../../../../rehearsal/cluster/api';
import type { Output } from '../../../../rehearsal/output';
import { nameOf, withChanges } from '../../../../rehearsal/pods/manifests/change';
import { changedPostgres, postgresChanges } from '../../../../rehearsal/pods/manifests/changes';
import { objectStoreSecrets, refuseUnreachable } from '../../../../rehearsal/pods/manifests/object-store';
import { placeholders, refusePlaceholders } from '../../../../rehearsal/pods/manifests/placeholders';
import { describeWithCrds, validateAgainstCrd } from '../../../crd/crd-schemas';
import { writtenOutput } from './written-output';

const ENDPOINT = 'https://192.0.2.10';

let output: Output;
let written: readonly KubernetesObject[];

beforeAll(async () => {
  output = await writtenOutput('eks-postgres');
  written = output.stages.flatMap(({ objects }) => objects);
});

const only = <Kind extends KubernetesObject>(objects: readonly KubernetesObject[], name: string): Kind => {
  const found = objects.find((object) => nameOf(object) === name);
  if (!found) throw new Error(`no ${name}`);
  return found as Kind;
};

test('three changes are made, and every other object stays as it was written', () => {
  const { objects, changes } = changedPostgres(written, ENDPOINT);
  expect(changes.map(({ objects: concerned }) => concerned)).toEqual([
    ['Deployment postgres/pgpool'],
    expect.arrayContaining(['NetworkPolicy postgres/default-deny', 'NetworkPolicy postgres/postgres']),
    ['ObjectStore postgres/postgres-backup'],
  ]);
  const concerned = changes.flatMap(({ objects: names }) => names);
  const unconcerned = (all: readonly KubernetesObject[]) => all.filter((object) => !concerned.includes(nameOf(object)));
  const added = (object: KubernetesObject) => concerned.includes(nameOf(object).replace(/-egress$/, ''));
  expect(unconcerned(objects).filter((object) => !added(object))).toEqual(unconcerned(written));
});

test('a policy of both directions becomes one of each, which together have all of its rules', () => {
  interface Policy extends KubernetesObject {
    readonly spec: Readonly<Record<string, unknown>>;
  }
  const both = only<Policy>(written, 'NetworkPolicy postgres/postgres');
  const { objects } = changedPostgres(written, ENDPOINT);
  const [ingress, egress] = ['postgres', 'postgres-egress'].map((name) =>
    only<Policy>(objects, `NetworkPolicy postgres/${name}`),
  );
  expect(ingress?.spec).toEqual({ ...both.spec, egress: undefined, policyTypes: ['Ingress'] });
  expect(egress?.spec).toEqual({ ...both.spec, ingress: undefined, policyTypes: ['Egress'] });
  const all = objects.filter(({ kind }) => kind === 'NetworkPolicy') as unknown as readonly Policy[];
  expect(all.filter(({ spec }) => (spec.policyTypes as readonly string[]).length > 1)).toEqual([]);
});

test('the image of Pgpool gets the domain of AWS', () => {
  const { objects } = changedPostgres(written, ENDPOINT);
  expect(JSON.stringify(only(written, 'Deployment postgres/pgpool'))).toContain(`\${AWS::URLSuffix}`);
  const images = JSON.stringify(only(objects, 'Deployment postgres/pgpool')).match(/"image":"[^"]*"/g);
  expect(images).toEqual([expect.stringMatching(/\.dkr\.ecr\.eu-west-1\.amazonaws\.com\//)]);
});

test('the ObjectStore keeps its bucket and its compression, and gets endpoint, authority and keys', () => {
  const before = only<KubernetesObject & { spec: { configuration: object } }>(
    written,
    'ObjectStore postgres/postgres-backup',
  );
  const after = only<typeof before>(changedPostgres(written, ENDPOINT).objects, nameOf(before));
  const secret = { name: 's3-on-this-machine' };
  expect(after.spec.configuration).toEqual({
    ...before.spec.configuration,
    endpointURL: ENDPOINT,
    endpointCA: { ...secret, key: 'ca.crt' },
    s3Credentials: {
      accessKeyId: { ...secret, key: 'ACCESS_KEY_ID' },
      secretAccessKey: { ...secret, key: 'SECRET_ACCESS_KEY' },
    },
  });
  const { configuration: _, ...rest } = after.spec;
  const { configuration: __, ...same } = before.spec;
  expect(rest).toEqual(same);
});

test('the Secret of the ObjectStore has every key that the ObjectStore asks for, in its namespace', () => {
  const s3 = { endpoint: ENDPOINT, certificateAuthority: 'PEM', accessKeyId: 'id', secretAccessKey: 'key' };
  const [secret, ...others] = objectStoreSecrets(written, s3);
  expect(others).toEqual([]);
  expect(secret && nameOf(secret)).toBe('Secret postgres/s3-on-this-machine');
  expect(secret?.data).toEqual({
    'ca.crt': Buffer.from('PEM').toString('base64'),
    ACCESS_KEY_ID: Buffer.from('id').toString('base64'),
    SECRET_ACCESS_KEY: Buffer.from('key').toString('base64'),
  });
});

test.each([0, 1])('fails when change %i concerns none of the objects', (index) => {
  const change = postgresChanges(ENDPOINT)[index];
  if (!change) throw new Error('no such change');
  const unconcerned = written.filter((object) => change.to(object) === undefined);
  expect(() => withChanges(unconcerned, [change])).toThrow(`the change '${change.what}' concerns none of the objects`);
});

test('every placeholder that is left stands where nothing reads it', () => {
  const left = placeholders(changedPostgres(written, ENDPOINT).objects);
  expect([...new Set(left.map(({ object, path }) => `${object.split(' ')[0]} ${path}`))].sort()).toEqual([
    'Service metadata.annotations.service.beta.kubernetes.io/aws-load-balancer-subnets',
    'ServiceAccount metadata.annotations.eks.amazonaws.com/role-arn',
    'StorageClass parameters.kmsKeyId',
  ]);
});

test.each([`\${AWS::Region}`, `\${Cluster.Endpoint.Address}`, `\${Fn::GetStackOutput:{'StackName':'x'}}`, `\${Key}`])(
  'fails when %s is left where something reads it',
  (text) => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data: { host: `a ${text} b` } };
    expect(() => refusePlaceholders([object])).toThrow(`ConfigMap x data.host: ${text}`);
  },
);

test('what a shell replaces is no placeholder', () => {
  const data = { script: `password=\${password##*/} pid=\${pid%/comm} DO $$ BEGIN END $$` };
  expect(
    placeholders([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data } as KubernetesObject]),
  ).toEqual([]);
});

test.each([
  ['an address of S3', 'https://192.0.2.10'],
  ['an address of the Kubernetes API, which may be reached by 443 too', 'https://10.64.0.5'],
])('the network policies let the database reach %s', (_, endpoint) => {
  expect(() => refuseUnreachable(written, endpoint)).not.toThrow();
});

test.each([
  ['a private address', 'https://10.64.200.1', "got 'https://10.64.200.1'"],
  ['another port', 'https://192.0.2.10:9000', "got 'https://192.0.2.10:9000'"],
  [
    'a name',
    'https://s3.example.com',
    "must be an IPv4 address, as https://192.0.2.10:443, got 'https://s3.example.com'",
  ],
])('fails when S3 is at %s', (_, endpoint, words) => {
  expect(() => changedPostgres(written, endpoint)).toThrow(words);
});

describeWithCrds('the changed objects', () => {
  test('keep to their definitions', () => {
    expect(changedPostgres(written, ENDPOINT).objects.flatMap(validateAgainstCrd)).toEqual([]);
  });
});
