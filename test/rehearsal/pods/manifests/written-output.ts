// Test support: the objects that a synth writes of a scenario, as the rehearsal reads them.

import type { ScenarioId } from '../../../../lib/config';
import { type Output, readOutput } from '../../../../rehearsal/output';
import { defaultConfig } from '../../../scenarios';
import { writtenScenario } from '../../../written-scenario';

/** What a synth writes of the reference configuration. */
export async function writtenOutput(id: ScenarioId): Promise<Output> {
  const { folder } = await writtenScenario(id, defaultConfig());
  return readOutput(folder);
}
