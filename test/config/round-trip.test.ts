import fc from 'fast-check';
import { stringify } from 'yaml';
import { type Config, parseConfig, printConfig } from '../../lib/config';
import { DEFAULT_YAML } from '../scenarios';
import { arbitraryConfigInput } from './arbitrary-config';
import type { ConfigInput } from './arbitrary-field';
import { EVERYTHING } from './refusals';

const write = (input: ConfigInput): string => stringify(input, { aliasDuplicateObjects: false });

test('every valid configuration is accepted, and nothing that stands in it is changed or lost', () => {
  fc.assert(
    fc.property(arbitraryConfigInput, (input) => {
      expect(parseConfig(write(input))).toMatchObject(input);
    }),
    { numRuns: 40 },
  );
});

test('what is printed is read back to the same configuration', () => {
  fc.assert(
    fc.property(arbitraryConfigInput, (input) => {
      const config = parseConfig(write(input));
      expect(parseConfig(printConfig(config))).toEqual(config);
    }),
    { numRuns: 40 },
  );
});

test('printing is deterministic: what was read from print prints the same text', () => {
  fc.assert(
    fc.property(arbitraryConfigInput, (input) => {
      const text = printConfig(parseConfig(write(input)));
      expect(printConfig(parseConfig(text))).toBe(text);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['reference.yaml', DEFAULT_YAML],
  ['examples/everything.yaml', EVERYTHING],
])('%s is printed and read back to the same configuration', (_, yaml) => {
  const config = parseConfig(yaml);
  expect(parseConfig(printConfig(config))).toEqual(config);
});

test.each([
  'yes',
  'null',
  '~',
  '0x1F',
  '1e3',
  '012',
  '2026-11-22',
  ' padded ',
  'a: b # c',
  '- x',
  '&a',
  '"',
  "'",
  '\n',
  '\t',
  '',
  '\u0000',
  '\ud800',
  '😀',
  '<<',
])('the value %j of a variable stays text', (value) => {
  const config = parseConfig(DEFAULT_YAML);
  const changed: Config = {
    ...config,
    services: config.services.map((service) => ({ ...service, env: { NOTE: value } })),
  };
  expect(parseConfig(printConfig(changed)).services[0]?.env).toEqual({ NOTE: value });
});
