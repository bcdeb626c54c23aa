import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { parse } from 'yaml';
import { configJsonSchema } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { arbitraryConfigInput } from './arbitrary-config';
import { EVERYTHING, edited } from './refusals';

interface Node {
  readonly description?: string;
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: boolean | Node;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
}

const SCHEMA = configJsonSchema() as Node;
const validate = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(SCHEMA);

/** Where the schema finds fault with the text, as a JSON pointer with the keyword. */
function faults(yaml: string): readonly string[] {
  validate(parse(yaml));
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}

/** Every mapping and key of the schema, with its path. */
function nodes(node: Node, path = ''): readonly (readonly [string, Node])[] {
  const { additionalProperties: other, items, anyOf = [], oneOf = [] } = node;
  return [
    [path, node],
    ...Object.entries(node.properties ?? {}).flatMap(([key, below]) => nodes(below, `${path}.${key}`)),
    ...(items ? nodes(items, `${path}[]`) : []),
    ...(typeof other === 'object' ? nodes(other, `${path}.*`) : []),
    ...[...anyOf, ...oneOf].flatMap((choice) => nodes(choice, path)),
  ];
}

test('trizone.schema.json is what the code says; "npm run schema" writes it anew', () => {
  const committed = readFileSync(join(__dirname, '..', '..', 'trizone.schema.json'), 'utf8');
  expect(committed).toBe(`${JSON.stringify(configJsonSchema(), null, 2)}\n`);
});

test('it is a schema of draft 07, which the editors know', () => {
  expect(configJsonSchema()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'trizone.yaml',
  });
});

test('trizone.yaml is accepted', () => {
  expect(faults(DEFAULT_YAML)).toEqual([]);
});

test.each(['minimal', 'aws-minimal', 'everything', 'zones-b-c-d'])('examples/%s.yaml is accepted', (name) => {
  expect(faults(readFileSync(join(__dirname, '..', '..', 'examples', `${name}.yaml`), 'utf8'))).toEqual([]);
});

test('every configuration that the parser accepts, the schema accepts too', () => {
  fc.assert(
    fc.property(arbitraryConfigInput, (input) => {
      validate(input);
      expect(validate.errors ?? []).toEqual([]);
    }),
  );
});

test.each([
  ['at the top', 'name: full', 'nmae: x\nname: full', ' additionalProperties'],
  ['in a mapping', 'hours: 8', 'hours: 8, days: 2', '/google/maintenance additionalProperties'],
  ['in an entry of a list', '    user: 10001', '    usr: 10001', '/services/0 additionalProperties'],
  ['in a bastion', 'bastion:\n', 'bastion:\n      grp: x\n', '/analyst/access/bastion additionalProperties'],
])('refuses an unknown key %s', (_, from, to, fault) => {
  expect(faults(edited([from, to]))).toEqual([fault]);
});

test.each([
  ['a missing project', '  projectId: full-prod-1\n', '', '/google required'],
  [
    'two zones',
    'zones: [us-central1-a, us-central1-c, us-central1-f]',
    'zones: [us-central1-a]',
    '/google/zones minItems',
  ],
  ['an image with the tag latest', 'full/shop:2.4.1', 'full/shop:latest', '/services/0/image pattern'],
  ['a port below 1024', 'port: 8443', 'port: 80', '/services/0/port minimum'],
  ['half a replica', 'min: 6, max: 30', 'min: 6, max: 7.5', '/services/0/replicas/max type'],
  ['a word that is none of those allowed', 'database: write', 'database: all', '/services/0/database enum'],
  ['a CIDR without a prefix', 'cidr: 10.64.0.0/11', 'cidr: 10.64.0.0', '/google/network/cidr pattern'],
  ['a region of AWS that does not exist', 'region: us-east-1', 'region: us-east-7', '/aws/region pattern'],
  ['an account without quotes', '"222233334444"', '222233334444', '/aws/account type'],
  ['a quarter of a capacity unit', 'minCapacity: 2', 'minCapacity: 2.25', '/database/aurora/minCapacity multipleOf'],
  [
    'a customer gateway without an address',
    'address: 198.51.100.21, asn: 4200000020',
    'asn: 4200000020',
    '/analyst/aws/vpn/customerGateways/1 required',
  ],
])('refuses %s while it is typed', (_, from, to, fault) => {
  expect(faults(edited([from, to]))).toEqual([fault]);
});

test('every key is explained', () => {
  const silent = nodes(SCHEMA).filter(
    ([path, node]) => /\w$/.test(path) && !node.description && node.const === undefined,
  );
  expect(silent.map(([path]) => path)).toEqual([]);
});

test('every mapping knows its keys', () => {
  const open = nodes(SCHEMA).filter(([, node]) => node.properties && node.additionalProperties !== false);
  expect(open.map(([path]) => path)).toEqual([]);
});

test('examples/everything.yaml sets every key there is but those of an Interconnect through a partner', () => {
  const missing = nodes(SCHEMA)
    .filter(([path, node]) => path !== '' && !path.endsWith(']') && !path.endsWith('*') && node.const !== 'partner')
    .map(([path]) => path)
    .filter((path) => valuesAt(parse(EVERYTHING), path.slice(1).split('.')).length === 0);
  expect(missing).toEqual([]);
});

/** The values at a path of the schema, in which `[]` stands for each entry of a list and `*` for each key. */
function valuesAt(value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] {
  if (step === undefined) return [value];
  if (value === null || typeof value !== 'object') return [];
  const [, key = '', entries] = /^([^[]*)((?:\[\])*)$/.exec(step) ?? [];
  const found =
    key === '*' ? Object.values(value) : Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [];
  const inner = entries ? found.flatMap((one) => (Array.isArray(one) ? one : [])) : found;
  return inner.flatMap((one) => valuesAt(one, rest));
}
