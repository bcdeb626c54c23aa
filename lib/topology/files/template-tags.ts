import type { CollectionTag, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';

/** Functions with a short form in YAML templates. @see AWS CloudFormation, intrinsic function reference */
const FUNCTIONS = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'GetStackOutput',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
] as const;

const scalar = (tag: string, key: string): ScalarTag => ({
  tag: `!${tag}`,
  resolve: (text) => ({ [key]: text }),
});

const collection = (tag: string, key: string, kind: 'seq' | 'map'): CollectionTag => ({
  tag: `!${tag}`,
  collection: kind,
  resolve: (node) => ({ [key]: (node as YAMLMap | YAMLSeq).toJSON() }),
});

/** Short forms of CloudFormation's functions, read as their long forms. */
export const TEMPLATE_TAGS: readonly (ScalarTag | CollectionTag)[] = [
  scalar('Ref', 'Ref'),
  scalar('Condition', 'Condition'),
  ...FUNCTIONS.flatMap((name) => [
    scalar(name, `Fn::${name}`),
    collection(name, `Fn::${name}`, 'seq'),
    collection(name, `Fn::${name}`, 'map'),
  ]),
];
