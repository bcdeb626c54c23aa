import Ajv from 'ajv';
import { formats } from '../../../lib/resilience';
import { sampleAssessment } from './sample-assessment';

const log = () => JSON.parse(formats.sarif([sampleAssessment()], '1.2.3'));

const TEXT = { type: 'object', required: ['text'], properties: { text: { type: 'string', minLength: 1 } } };

/**
 * What SARIF 2.1.0 requires of the objects that are written, and no field that it does not know.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html sections 3.13, 3.14, 3.18, 3.19, 3.27 to 3.35, 3.49
 */
const SCHEMA = {
  type: 'object',
  required: ['version', 'runs'],
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', pattern: '^https://' },
    version: { const: '2.1.0' },
    runs: {
      type: 'array',
      items: {
        type: 'object',
        required: ['tool', 'results'],
        additionalProperties: false,
        properties: {
          tool: {
            type: 'object',
            required: ['driver'],
            properties: {
              driver: {
                type: 'object',
                required: ['name'],
                additionalProperties: false,
                properties: {
                  name: { type: 'string' },
                  version: { type: 'string' },
                  rules: {
                    type: 'array',
                    uniqueItems: true,
                    items: {
                      type: 'object',
                      required: ['id'],
                      additionalProperties: false,
                      properties: {
                        id: { type: 'string' },
                        name: { type: 'string' },
                        shortDescription: TEXT,
                        fullDescription: TEXT,
                        help: TEXT,
                        helpUri: { type: 'string', pattern: '^https://\\S+$' },
                        defaultConfiguration: { properties: { level: { enum: ['error', 'warning', 'note', 'none'] } } },
                      },
                    },
                  },
                },
              },
            },
          },
          automationDetails: { type: 'object', required: ['id'] },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['message', 'ruleId'],
              additionalProperties: false,
              properties: {
                ruleId: { type: 'string' },
                level: { enum: ['error', 'warning', 'note', 'none'] },
                message: TEXT,
                locations: {
                  type: 'array',
                  items: {
                    type: 'object',
                    additionalProperties: false,
                    properties: {
                      physicalLocation: {
                        type: 'object',
                        required: ['artifactLocation'],
                        properties: {
                          // a URI: nothing in it needs an escape any more
                          artifactLocation: {
                            properties: { uri: { type: 'string', pattern: "^[\\w.~%!$&'()*+,;=:@/-]+$" } },
                          },
                          region: { properties: { startLine: { type: 'integer', minimum: 1 } } },
                        },
                      },
                      logicalLocations: { type: 'array', items: { required: ['fullyQualifiedName'] } },
                    },
                  },
                },
                suppressions: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: ['kind'],
                    additionalProperties: false,
                    properties: { kind: { enum: ['inSource', 'external'] }, justification: { type: 'string' } },
                  },
                },
              },
            },
          },
        },
      },
    },
  },
};

test('is what SARIF 2.1.0 requires', () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(SCHEMA);
  validate(log());
  expect(validate.errors).toBeNull();
});

test('gives level, place and reason of each finding', () => {
  const [{ results }] = log().runs;
  expect(
    results.map((one: Record<string, never>) => [
      one.ruleId,
      one.level,
      (one.suppressions as [] | undefined) ?? 'open',
    ]),
  ).toEqual([
    ['HA-K8S-001', 'error', 'open'],
    ['HA-K8S-001', 'error', [{ kind: 'inSource', justification: 'A page that "nobody" waits for' }]],
    ['HA-K8S-002', 'warning', 'open'],
    ['HA-K8S-003', 'note', 'open'],
  ]);
  expect(results[0].locations).toEqual([
    {
      physicalLocation: { artifactLocation: { uri: 'my%20shop/all%20of%20it.yaml' }, region: { startLine: 7 } },
      logicalLocations: [{ fullyQualifiedName: 'Deployment services/a' }],
    },
  ]);
});

test('names each rule of a result, and those without one too', () => {
  const [{ tool, results }] = log().runs;
  const ids = tool.driver.rules.map(({ id }: { readonly id: string }) => id);
  expect(ids).toEqual(['HA-K8S-001', 'HA-K8S-002', 'HA-K8S-003', 'HA-K8S-004', 'HA-ACK-002']);
  expect(results.every(({ ruleId }: { readonly ruleId: string }) => ids.includes(ruleId))).toBe(true);
});
