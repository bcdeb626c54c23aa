import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawSystem, type Icons, type Typefaces, writeSvg } from '../lib/diagrams';
import type { ReportedScenario, SecurityResult } from '../lib/report';
import type { Assessment } from '../lib/resilience';

/** File of a scenario's folder that keeps what the security checks said. */
export const SECURITY_FILE = 'security.json';

/** What pictures are made with. */
export interface Drawn {
  readonly icons: Icons;
  readonly typefaces: Typefaces;
}

/** Draws a scenario that was judged, and reads what the security checks said of it when it was written. */
export function readScenario(id: string, folder: string, assessment: Assessment, drawn: Drawn): ReportedScenario {
  const { icons, typefaces } = drawn;
  const diagram = writeSvg(drawSystem(assessment.topology, assessment, typefaces), { id, icons });
  const file = join(folder, SECURITY_FILE);
  if (!existsSync(file)) return { id, assessment, diagram };
  return { id, assessment, diagram, security: JSON.parse(readFileSync(file, 'utf8')) as SecurityResult };
}
