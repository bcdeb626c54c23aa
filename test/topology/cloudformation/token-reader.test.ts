import fc from 'fast-check';
import { readResources } from '../../../lib/topology';
import { only, resource, template } from './template';

/** What the property of one resource becomes. */
function value(property: unknown, rest: object = {}, others: readonly [string, object][] = []): unknown {
  const main = template('main', {
    ...rest,
    Resources: {
      Subject: { Type: 'X', Properties: { P: property } },
      Other: { Type: 'Y', Properties: { AvailabilityZone: 'eu-west-1a' } },
    },
  });
  const system = only([main, ...others.map(([name, body]) => template(name, body))]);
  return resource(system, 'main/Subject').properties.P;
}

const deployed = (what: string) => ({ unknown: `${what} is known at the deploy only` });

test('a reference keeps what it points at, and an attribute that is a property has its value', () => {
  expect(value({ Ref: 'Other' })).toEqual({ reference: 'main/Other' });
  expect(value({ 'Fn::GetAtt': ['Other', 'Arn'] })).toEqual({ reference: 'main/Other', attribute: 'Arn' });
  expect(value({ 'Fn::GetAtt': 'Other.Endpoint.Address' })).toEqual({
    reference: 'main/Other',
    attribute: 'Endpoint.Address',
  });
  expect(value({ 'Fn::GetAtt': ['Other', 'AvailabilityZone'] })).toBe('eu-west-1a');
});

test('a reference to nothing is unknown, also by a name that every object has', () => {
  expect(value({ Ref: 'Missing' })).toEqual({ unknown: 'Ref Missing names nothing of the template' });
  expect(value({ Ref: 'constructor' })).toEqual({ unknown: 'Ref constructor names nothing of the template' });
  expect(value({ 'Fn::GetAtt': ['toString', 'Arn'] })).toEqual({
    unknown: 'Fn::GetAtt toString names nothing of the template',
  });
});

test('parts that the deploy knows stay visible in a text', () => {
  expect(value({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':', { Ref: 'Other' }]] })).toBe(
    `arn:\${AWS::Partition}:\${main/Other}`,
  );
  expect(
    value(
      { 'Fn::Sub': `https://\${Other.Endpoint.Address}:\${Port}/\${!Literal}` },
      { Parameters: { Port: { Type: 'Number', Default: 5432 } } },
    ),
  ).toBe(`https://\${main/Other.Endpoint.Address}:5432/\${Literal}`);
  expect(value({ 'Fn::Sub': [`\${Name}!`, { Name: 'x' }] })).toBe('x!');
});

test('a text of one token is the token itself', () => {
  expect(value({ 'Fn::Join': ['', ['', { Ref: 'Other' }]] })).toEqual({ reference: 'main/Other' });
  expect(value({ 'Fn::Sub': `\${Other}` })).toEqual({ reference: 'main/Other' });
});

test('zones of an account that nobody knows are told apart by their number', () => {
  expect([0, 1, 2].map((index) => value({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] }))).toEqual([
    'az#0',
    'az#1',
    'az#2',
  ]);
});

test('reads lists, maps, parameters and conditions as far as the files tell', () => {
  const rest = {
    Parameters: {
      List: { Type: 'CommaDelimitedList', Default: 'a, b' },
      Secret: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a' },
      Stage: { Type: 'String', Default: 'prod' },
    },
    Mappings: { Sizes: { prod: { nodes: 3 } } },
    Conditions: {
      Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] },
      Small: { 'Fn::Not': [{ Condition: 'Prod' }] },
      There: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws'] },
      Both: { 'Fn::And': [{ Condition: 'Prod' }, { Condition: 'There' }] },
      Either: { 'Fn::Or': [{ Condition: 'Prod' }, { Condition: 'There' }] },
    },
  };
  const cases: readonly [unknown, unknown][] = [
    [{ 'Fn::Select': ['1', { Ref: 'List' }] }, 'b'],
    [{ 'Fn::Select': [0, { Ref: 'Stage' }] }, { unknown: 'Fn::Select 0 of a list that the deploy knows' }],
    [{ 'Fn::Select': [2, ['a']] }, { unknown: 'Fn::Select 2 of 1' }],
    [{ 'Fn::Split': ['-', 'a-b'] }, ['a', 'b']],
    [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'nodes'] }, 3],
    [{ 'Fn::FindInMap': ['Sizes', 'toString', 'nodes'] }, { unknown: 'Fn::FindInMap finds no Sizes.toString.nodes' }],
    [{ Ref: 'Secret' }, deployed('parameter Secret')],
    [{ 'Fn::If': ['Prod', 3, 1] }, 3],
    [{ 'Fn::If': ['Small', 3, 1] }, 1],
    [{ 'Fn::If': ['Either', 3, 1] }, 3],
    [{ 'Fn::If': ['Both', 3, 1] }, { unknown: 'Fn::If "Both" is decided at the deploy' }],
    [{ 'Fn::If': ['There', 3, 3] }, 3],
    [{ 'Fn::If': ['Small', 3, { Ref: 'AWS::NoValue' }] }, undefined],
    [
      [1, { Ref: 'AWS::NoValue' }, 2],
      [1, 2],
    ],
    [{ 'Fn::Cidr': ['10.0.0.0/16', 3, 8] }, deployed('Fn::Cidr')],
  ];
  expect(cases.map(([token]) => value(token, rest))).toEqual(cases.map(([, expected]) => expected));
});

test('follows outputs and exports into other stacks', () => {
  const network = {
    Resources: { Vpc: { Type: 'V' } },
    Outputs: { VpcId: { Value: { Ref: 'Vpc' }, Export: { Name: 'net-vpc' } } },
  };
  const by = (token: object) => value(token, {}, [['network', network]]);
  expect(by({ 'Fn::ImportValue': 'net-vpc' })).toEqual({ reference: 'network/Vpc' });
  expect(by({ 'Fn::GetStackOutput': { StackName: 'network', OutputName: 'VpcId' } })).toEqual({
    reference: 'network/Vpc',
  });
  expect(value({ 'Fn::GetStackOutput': { StackName: 'absent', OutputName: 'VpcId' } })).toEqual({
    unknown: 'stack absent was not read',
  });
});

test('hands the parameters of a nested stack down and its outputs up', () => {
  const parent = template('main', {
    Resources: {
      Zone: { Type: 'Z' },
      Nested: {
        Type: 'AWS::CloudFormation::Stack',
        Metadata: { 'aws:asset:path': 'inner.nested.template.json' },
        Properties: { Parameters: { Given: { Ref: 'Zone' } } },
      },
      User: { Type: 'U', Properties: { P: { 'Fn::GetAtt': ['Nested', 'Outputs.Taken'] } } },
    },
  });
  const child = {
    path: 'inner.nested.template.json',
    text: JSON.stringify({
      Parameters: { Given: { Type: 'String' } },
      Resources: { A: { Type: 'A' } },
      Outputs: { Taken: { Value: { Ref: 'Given' } } },
    }),
  };
  expect(resource(only([parent, child]), 'main/User').properties).toEqual({ P: { reference: 'main/Zone' } });
});

test('outputs that refer to each other in a circle are unknown', () => {
  const circle = (own: string, other: string) => ({
    Resources: {
      [own]: { Type: 'X', Properties: { P: { 'Fn::GetStackOutput': { StackName: other, OutputName: 'O' } } } },
    },
    Outputs: { O: { Value: { 'Fn::GetStackOutput': { StackName: other, OutputName: 'O' } } } },
  });
  const system = only([template('one', circle('A', 'two')), template('two', circle('B', 'one'))]);
  expect(resource(system, 'one/A').properties).toEqual({
    P: { unknown: 'its tokens refer to each other in a circle' },
  });
});

test('leaves out a resource whose condition does not hold, and keeps one that may', () => {
  const system = only([
    template('main', {
      Conditions: { No: { 'Fn::Equals': ['a', 'b'] }, Perhaps: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'b'] } },
      Resources: { Out: { Type: 'X', Condition: 'No' }, In: { Type: 'X', Condition: 'Perhaps' } },
    }),
  ]);
  expect(system.resources.map(({ id }) => id)).toEqual(['main/In']);
});

test('never throws, whatever a template holds', () => {
  const key = fc.oneof(
    fc.constantFrom(
      'Ref',
      'Fn::Join',
      'Fn::Sub',
      'Fn::GetAtt',
      'Fn::Select',
      'Fn::Split',
      'Fn::If',
      'Fn::FindInMap',
      'Fn::ImportValue',
      'Fn::GetStackOutput',
      'Condition',
      'Properties',
      'Type',
      'Manifest',
    ),
    fc.string(),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom('A', 'B', `\${A.B}`, '', 1, true, null),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 2 }),
    ),
  }));
  const body = fc.record(
    {
      Resources: fc.dictionary(
        fc.constantFrom('A', 'B'),
        fc.record({
          Type: fc.constantFrom(
            'X',
            'AWS::CloudFormation::Stack',
            'Custom::AWSCDK-EKS-KubernetesResource',
            'Custom::AWSCDK-EKS-HelmChart',
            'Custom::AWSCDK-EKS-KubernetesPatch',
          ),
          Properties: tree,
          Condition: tree,
          Metadata: tree,
        }),
      ),
      Conditions: tree,
      Outputs: tree,
      Mappings: tree,
      Parameters: tree,
    },
    { requiredKeys: ['Resources'] },
  );
  fc.assert(
    fc.property(body, body, (one, other) => readResources('x', [template('A', one), template('B', other)]).length > 0),
    { numRuns: 300 },
  );
});
