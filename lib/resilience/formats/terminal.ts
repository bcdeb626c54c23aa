import Table from 'cli-table3';
import type { Place } from '../../topology';
import { counted } from '../../zones';
import type { Assessment, Finding } from '../assess';
import { zoneMatrix } from '../zone-matrix';
import { count, outcomes } from './counts';

const SIGN = { holds: '✔', broken: '✘', unknown: '?', 'not exercised': ' ' } as const;

const PLAIN = { head: [], border: [] };

const where = ({ file, line, field }: Place): string =>
  `${file}${line === undefined ? '' : `:${line}`}${field === undefined ? '' : ` (${field})`}`;

function describe(finding: Finding): string {
  const { rule, severity, acknowledgement } = finding;
  const { subject, part, zone, verdict, seen, expected, place } = finding.judgement;
  const about = [subject, ...(part ? [part] : []), ...(zone ? [`when ${zone} is lost`] : [])].join(', ');
  return [
    `${acknowledgement === undefined ? severity : 'accepted'} ${rule.id} ${rule.name}: ${about}`,
    `  ${verdict === 'unknown' ? 'cannot be told' : 'seen'}   ${seen}`,
    `  expected  ${expected}`,
    `  where     ${where(place)}`,
    acknowledgement === undefined ? `  remedy    ${rule.remedy}` : `  reason    ${acknowledgement}`,
  ].join('\n');
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

function heaviestFirst(findings: readonly Finding[]): readonly Finding[] {
  const rank = ({ severity, acknowledgement }: Finding) => WEIGHT[severity] + (acknowledgement === undefined ? 0 : 10);
  return [...findings].sort((a, b) => rank(a) - rank(b));
}

/** Survivors against need, for each workload and the loss of each zone. */
function matrix(assessment: Assessment): readonly string[] {
  const { zones, rows } = zoneMatrix(assessment.zoneLosses);
  if (zones.length === 0) return [];
  const table = new Table({ head: ['survivors/need', ...zones.map((zone) => `lose ${zone}`)], style: PLAIN });
  for (const { subject, cells } of rows) {
    table.push([subject, ...cells.map(({ verdict, text }) => `${SIGN[verdict]} ${text}`)]);
  }
  return [table.toString(), ''];
}

function one(assessment: Assessment): string {
  const { topology, findings } = assessment;
  const { errors, warnings, infos, acknowledged } = count(findings);
  return [
    `${topology.name}: ${counted(topology.files.length, 'file')}, ${counted(topology.resources.length, 'resource')}`,
    '',
    ...matrix(assessment),
    ...heaviestFirst(findings).flatMap((finding) => [describe(finding), '']),
    outcomes(assessment),
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}, ${acknowledged} accepted with a reason`,
  ].join('\n');
}

/** Assessments for a person: who survives what, then every finding with its place and its remedy. */
export function terminal(assessments: readonly Assessment[]): string {
  return `${assessments.map(one).join('\n\n')}\n`;
}
