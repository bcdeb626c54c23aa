// Test support: what `npm run synth` writes of the reference configuration, as files that can be damaged.
import { readFolder } from '../../../bin/read-folder';
import type { ScenarioId } from '../../../lib/config';
import type { SourceFile } from '../../../lib/topology';
import { defaultConfig } from '../../scenarios';
import { writtenScenario } from '../../written-scenario';

/** The scenario's templates and manifests, without the readable copies of what stands in templates. */
export async function artifacts(id: ScenarioId): Promise<readonly SourceFile[]> {
  const { folder } = await writtenScenario(id, defaultConfig());
  return readFolder(folder).filter(({ path }) => !path.startsWith('manifests/'));
}
