import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissingTool } from '../../toolchain/go';

/** Microseconds of a period of the scheduler, as the kubelet sets it. */
const PERIOD = 100_000;

const ROOT = '/sys/fs/cgroup';

/** A control group whose processes share so much CPU, as those of a container do. */
export interface CpuLimit {
  /** File that takes the ids of its processes. */
  readonly processes: string;
  readonly remove: () => void;
}

/**
 * Makes a control group, of either version.
 *
 * @param millicores thousandths of a core that its processes may use together
 * @throws MissingTool when this user may not
 */
export function cpuLimit(millicores: number): CpuLimit {
  const quota = String((millicores * PERIOD) / 1000);
  const unified = existsSync(join(ROOT, 'cgroup.controllers'));
  const folder = join(ROOT, ...(unified ? [] : ['cpu']), `trizone-wal-archive-${process.pid}`);
  try {
    mkdirSync(folder);
    if (unified) writeFileSync(join(folder, 'cpu.max'), `${quota} ${PERIOD}`);
    else {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(PERIOD));
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), quota);
    }
  } catch (error) {
    throw new MissingTool(`a limit of CPU needs root and control groups: ${(error as Error).message}`);
  }
  return { processes: join(folder, 'cgroup.procs'), remove: () => rmdirSync(folder) };
}
