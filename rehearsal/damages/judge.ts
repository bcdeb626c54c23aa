import { type Assessment, assess, RULES } from '../../lib/resilience';
import { readTopologies, type SourceFile } from '../../lib/topology';

/** What the rules and the arithmetic of a loss hold against an output: each a line that names rule or workload. */
export type Faults = ReadonlySet<string>;

/** A stale acknowledgement tells that something has changed, not what it breaks. */
const STALE = 'HA-ACK-002';

function faultsOf({ findings, zoneLosses }: Assessment): readonly string[] {
  const open = findings.filter(
    ({ severity, acknowledgement, rule }) => severity !== 'info' && acknowledgement === undefined && rule.id !== STALE,
  );
  const lost = zoneLosses.filter(({ verdict }) => verdict === 'broken' || verdict === 'unknown');
  return [
    ...open.map(({ rule, severity, judgement: { subject, part = '', zone = '', verdict } }) =>
      [rule.id, subject, part, zone, verdict, severity].join('|'),
    ),
    ...lost.map(({ subject, zone, variant, verdict }) => ['zone loss', subject, zone, variant, verdict].join('|')),
  ];
}

/** The faults of an output. */
export function faults(scenario: string, files: readonly SourceFile[]): Faults {
  return new Set(readTopologies(scenario, files).flatMap((topology) => faultsOf(assess(topology, RULES))));
}

/** Ids of the rules that hold something against the output that they did not before; `zone loss` for its arithmetic. */
export function newFaults(before: Faults, after: Faults): readonly string[] {
  const found = [...after].filter((fault) => !before.has(fault)).map((fault) => fault.split('|')[0] ?? '');
  return [...new Set(found)].sort();
}
