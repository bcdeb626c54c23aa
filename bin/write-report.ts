import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SCENARIO_IDS } from '../lib/config';
import { reportPage } from '../lib/report';
import type { Assessment } from '../lib/resilience';
import { assessFolder } from './assess-folder';
import { embeddedFonts, readTypefaces } from './diagram-fonts';
import { readIcons } from './diagram-icons';
import { readMeasurements } from './read-measurements';
import { readScenario } from './read-scenario';

/**
 * Writes `report.html` into a folder of synthesized scenarios, about all of them. Returns its path.
 *
 * @param judged - assessments by scenario, of those that were judged already
 */
export async function writeReport(
  output: string,
  measurements: string,
  judged = new Map<string, readonly Assessment[]>(),
) {
  const drawn = { icons: readIcons(), typefaces: readTypefaces() };
  const scenarios = SCENARIO_IDS.filter((id) => existsSync(join(output, id))).flatMap((id) => {
    const folder = join(output, id);
    const [assessment] = judged.get(id) ?? assessFolder(folder, id);
    return assessment ? [readScenario(id, folder, assessment, drawn)] : [];
  });
  if (scenarios.length === 0) throw new Error(`'${output}' must hold a synthesized scenario: run npm run synth first`);
  const file = join(output, 'report.html');
  const page = await reportPage({
    scenarios,
    measurements: readMeasurements(measurements),
    fontFaces: embeddedFonts(),
  });
  writeFileSync(file, page);
  return file;
}
