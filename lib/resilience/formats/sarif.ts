import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Assessment, Finding, RuleResult } from '../assess';

/** @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const;

const isAddress = (text: string): boolean => /^https:\/\/\S+$/.test(text);

function descriptor({ rule: { id, name, claim, why, remedy, severity, source } }: RuleResult): ReportingDescriptor {
  return {
    id,
    name,
    shortDescription: { text: claim },
    fullDescription: { text: why },
    help: { text: remedy },
    ...(isAddress(source) ? { helpUri: source } : {}),
    defaultConfiguration: { level: LEVEL[severity] },
  };
}

function result(output: string, { rule, severity, judgement, acknowledgement }: Finding): Result {
  const { subject, zone, seen, expected, place } = judgement;
  const when = zone === undefined ? '' : ` when ${zone} is lost`;
  const uri = `${output}/${place.file}`.split('/').map(encodeURIComponent).join('/');
  return {
    ruleId: rule.id,
    level: LEVEL[severity],
    message: { text: `${subject}${when}: ${seen}; expected ${expected}. ${rule.remedy}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          ...(place.line === undefined ? {} : { region: { startLine: place.line } }),
        },
        logicalLocations: [{ fullyQualifiedName: place.construct ?? place.resource }],
      },
    ],
    ...(acknowledgement === undefined
      ? {}
      : { suppressions: [{ kind: 'inSource', justification: acknowledgement } as const] }),
  };
}

/** Assessments as SARIF 2.1.0, which code hosts show beside the lines. One run for each output. */
export function sarif(assessments: readonly Assessment[], version: string): string {
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: assessments.map(({ topology, results, findings }) => ({
      tool: { driver: { name: 'trizone', version, rules: results.map(descriptor) } },
      automationDetails: { id: `trizone/${topology.name}` },
      results: findings.map((finding) => result(topology.name, finding)),
    })),
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}
