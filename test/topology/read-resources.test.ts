import { readResources, type SourceFile } from '../../lib/topology';
import { template } from './cloudformation/template';

const VPC = { Resources: { Vpc: { Type: 'AWS::EC2::VPC' } } };

const yaml = (path: string, ...texts: readonly string[]): SourceFile => ({ path, text: texts.join('\n---\n') });

const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a';

const systems = (files: readonly SourceFile[]) =>
  readResources('out', files).map(({ name, resources }) => [name, ...resources.map(({ id }) => id)]);

test('stacks that are not connected are systems of their own, and manifests beside several stand alone', () => {
  expect(systems([template('one', VPC), template('two', VPC), yaml('ns.yaml', NAMESPACE)])).toEqual([
    ['out: one', 'one/Vpc'],
    ['out: two', 'two/Vpc'],
    ['out', 'Namespace a'],
  ]);
});

test("the CDK's list of stacks connects them, and gives names and regions", () => {
  const stack = (file: string, dependencies: readonly string[]) => ({
    type: 'aws:cloudformation:stack',
    environment: 'aws://unknown-account/eu-west-1',
    dependencies,
    properties: { templateFile: file, stackName: `real-${file[0]}` },
  });
  const manifest = { artifacts: { a: stack('a.template.json', []), b: stack('b.template.json', ['a']) } };
  const region = { Resources: { Vpc: { Type: 'AWS::EC2::VPC', Properties: { P: { Ref: 'AWS::Region' } } } } };
  const files = [template('a', VPC), template('b', region), { path: 'manifest.json', text: JSON.stringify(manifest) }];
  expect(systems(files)).toEqual([['out', 'real-a/Vpc', 'real-b/Vpc']]);
  expect(readResources('out', files)[0]?.resources[1]?.properties).toEqual({ P: 'eu-west-1' });
});

test('systems of stacks with one name are told apart by their files', () => {
  const files = ['x', 'y'].map((folder) => ({ ...template('same', VPC), path: `${folder}/same.template.json` }));
  expect(systems(files)).toEqual([
    ['out: x/same.template.json', 'same/Vpc'],
    ['out: y/same.template.json', 'same/Vpc'],
  ]);
});

test('a readable copy of what a template applies is dropped, what it does not apply stays', () => {
  const applied = {
    Resources: {
      Objects: {
        Type: 'Custom::AWSCDK-EKS-KubernetesResource',
        Properties: {
          ClusterName: 'acme',
          Manifest: '[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a","labels":{"from":"template"}}}]',
        },
      },
    },
  };
  const [system] = readResources('out', [
    template('s', applied),
    yaml('copy/a.yaml', NAMESPACE, NAMESPACE.replace('name: a', 'name: b')),
  ]);
  expect(system?.resources.map(({ id, labels }) => [id, labels])).toEqual([
    ['Namespace a', { from: 'template' }],
    ['Namespace b', {}],
  ]);
});

test('objects of one name but another API keep an id of their own', () => {
  const other = NAMESPACE.replace('v1', 'example.com/v1');
  expect(systems([yaml('all.yaml', NAMESPACE, other)])).toEqual([['out', 'Namespace a', 'Namespace a #2']]);
});

test('lists are read object by object, Helm values as a release, and what is neither is left out', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Namespace, metadata: {name: b}}`;
  expect(
    systems([
      yaml('all.yaml', list),
      yaml('operators/cert-manager.values.yaml', 'replicaCount: 2'),
      { path: 'scenario.json', text: '{"zones":[]}' },
      { path: 'tree.json', text: '{' },
      { path: 'asset.123/x.json', text: '{' },
    ]),
  ).toEqual([['out', 'Namespace b', 'helm cert-manager']]);
});

test('fails to read an object without a name, and says so', () => {
  expect(readResources('out', [yaml('a.yaml', NAMESPACE, 'apiVersion: v1\nkind: Pod')])[0]?.unreadable).toEqual([
    {
      place: { file: 'a.yaml', line: 6, resource: 'a.yaml' },
      reason: 'a Kubernetes object must have apiVersion, kind and metadata.name',
    },
  ]);
});
