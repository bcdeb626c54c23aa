import type { Assessment, Finding } from '../assess';
import { count } from './counts';

const finding = ({ rule, judgement, severity, acknowledgement }: Finding) => ({
  rule: rule.id,
  name: rule.name,
  ...judgement,
  severity,
  remedy: rule.remedy,
  ...(acknowledgement === undefined ? {} : { acknowledgement }),
});

/** Version of the shape below: it changes when a field changes its meaning or goes. */
const VERSION = 1;

/** Assessments as JSON: `{ version, outputs: [{ name, counts, rules, findings, zoneLosses }] }`. */
export function json(assessments: readonly Assessment[]): string {
  const outputs = assessments.map(({ topology, results, findings, zoneLosses, failed }) => ({
    name: topology.name,
    failed,
    files: topology.files.length,
    resources: topology.resources.length,
    zones: topology.zones.map(({ name }) => name),
    counts: count(findings),
    rules: results.map(({ rule: { id, name, claim, severity, source }, outcome, judgements }) => ({
      id,
      name,
      claim,
      severity,
      source,
      outcome,
      subjects: judgements.length,
    })),
    findings: findings.map(finding),
    zoneLosses,
  }));
  return `${JSON.stringify({ version: VERSION, outputs }, null, 2)}\n`;
}
