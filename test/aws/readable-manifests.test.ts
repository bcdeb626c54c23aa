import { readableManifests } from '../../lib/aws';

const template = (manifest: unknown) => ({
  Resources: {
    Applied: { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { Manifest: manifest } },
    Other: { Type: 'AWS::S3::Bucket', Properties: {} },
  },
});

/** A placeholder as it is printed. */
const placeholder = (what: string) => `$\{${what}}`;

test('reads the objects of a manifest that is plain text', () => {
  expect(readableManifests(template('[{"kind":"Namespace"}]'))).toEqual([
    { logicalId: 'Applied', objects: [{ kind: 'Namespace' }] },
  ]);
});

test('puts a readable placeholder where CloudFormation fills in a value', () => {
  const joined = {
    'Fn::Join': ['', ['[{"host":"', { 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, '","id":"', { Ref: 'Db' }, '"}]']],
  };
  expect(readableManifests(template(joined))).toEqual([
    { logicalId: 'Applied', objects: [{ host: placeholder('Db.Endpoint.Address'), id: placeholder('Db') }] },
  ]);
});

test('keeps the text valid when a token has quotes of its own', () => {
  const output = { 'Fn::GetStackOutput': { StackName: 's', OutputName: 'o' } };
  const joined = { 'Fn::Join': ['', ['[{"host":"', output, '"}]']] };
  const [applied] = readableManifests(template(joined));
  expect(applied?.objects).toEqual([{ host: placeholder("Fn::GetStackOutput:{'StackName':'s','OutputName':'o'}") }]);
});

test('finds nothing in a template without manifests', () => {
  expect(readableManifests({})).toEqual([]);
});
