import type { Outcome } from '../../outcome';
import { matrixClaims } from '../matrix/claims';
import { Ends } from '../matrix/ends';
import { playMatrix } from '../matrix/matrix';
import { portsOf } from '../matrix/ports';
import type { PodStage } from '../stage';

/** Tries every port from every workload to every other one, and claims that the files tell what the packets do. */
export async function matrixScene({ plane, topology, order }: PodStage): Promise<readonly Outcome[]> {
  const ends = new Ends(plane.api, topology);
  try {
    return await matrixClaims(await playMatrix(topology, await ends.find(), portsOf(topology), order.folder));
  } finally {
    await ends.remove();
  }
}
