import { counted } from '../../zones';
import type { Assessment, Finding } from '../assess';

/** How many findings of each weight are open, and how many were accepted. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly acknowledged: number;
}

/** Counts the findings of outputs together. */
export const findingCounts = (assessments: readonly Pick<Assessment, 'findings'>[]): Counts =>
  count(assessments.flatMap(({ findings }) => findings));

/** Counts findings. */
export function count(findings: readonly Finding[]): Counts {
  const open = findings.filter(({ acknowledgement }) => acknowledgement === undefined);
  const of = (severity: string) => open.filter((finding) => finding.severity === severity).length;
  return {
    errors: of('error'),
    warnings: of('warning'),
    infos: of('info'),
    acknowledged: findings.length - open.length,
  };
}

/** Counts rules by what they said: those that looked at nothing are told apart, because they are no pass. */
export function outcomes({ results }: Assessment): string {
  const of = (outcome: string) => results.filter((result) => result.outcome === outcome).length;
  const subjects = results.reduce((sum, { judgements }) => sum + judgements.length, 0);
  return `${counted(results.length, 'rule')} on ${counted(subjects, 'subject')}: ${of('holds')} hold, ${of('broken')} broken, ${of('unknown')} cannot be told, ${of('not exercised')} not exercised`;
}
