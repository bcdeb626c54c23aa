import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../cluster/eventually';
import { freePorts } from '../../cluster/free-ports';
import { Processes } from '../../cluster/processes';
import { program } from '../program';
import type { Workshop } from './build-image';
import { registryConfig } from './registry';

/** Seconds that the registry has to answer. */
const START_SECONDS = 20;

const PREFIX = 'trizone-images-';

/** Takes away what builds left behind that were killed: half a gigabyte each. Its name tells the process that it is of. */
function removeLeftOvers(temporary: string): void {
  for (const name of readdirSync(temporary)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid && !existsSync(`/proc/${pid}`)) rmSync(join(temporary, name), { recursive: true, force: true });
  }
}

/** Works in a folder that is thrown away afterwards, beside a registry of `storage` that takes images. */
export async function inWorkshop(storage: string, work: (workshop: Workshop) => Promise<void>): Promise<void> {
  removeLeftOvers(tmpdir());
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const processes = new Processes(folder);
  try {
    const [port] = await freePorts(1);
    const registry = `127.0.0.1:${port}`;
    const config = join(folder, 'registry.yaml');
    writeFileSync(config, registryConfig(storage, registry, 'read-write'));
    processes.start('registry', await program('registry'), ['serve', config]);
    await eventually('the registry', START_SECONDS, async () => (await fetch(`http://${registry}/v2/`)).ok);
    await work({ folder, registry });
  } finally {
    await processes.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
