import { join } from 'node:path';
import Table from 'cli-table3';
import type { Counts } from '../lib/resilience';
import { counted } from '../lib/zones';

/** What was written of one scenario. */
export interface Result {
  readonly id: string;
  readonly objects: number;
  readonly directory: string;
  readonly warnings: readonly string[];
  /** What the availability rules found. */
  readonly findings: Counts;
}

/** The closing words of a synth: a table, the warnings, and what to type next. */
export function summary(results: readonly Result[]): string {
  const table = new Table({
    head: ['scenario', 'objects', 'findings', 'where', 'next'],
    style: { head: [], border: [] },
  });
  for (const { id, objects, findings, directory } of results) {
    const { errors, warnings, acknowledged } = findings;
    const found = `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${acknowledged} accepted`;
    table.push([id, objects, found, directory, `less ${join(directory, 'DEPLOY.md')}`]);
  }
  const warnings = results.flatMap(({ id, warnings: found }) => found.map((text) => `warning: ${id}: ${text}`));
  return ['', table.toString(), ...(warnings.length > 0 ? ['', ...warnings] : [])].join('\n');
}
