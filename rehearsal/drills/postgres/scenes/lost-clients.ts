import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../cluster/eventually';
import { claim, must, type Outcome } from '../../../outcome';
import { CLIENTS } from '../machine/addresses';
import type { Stage } from '../stage';
import { heldProcesses, Patients } from './patients';

/** Clients that are lost together. */
const LOST = 24;

/** `PEER_TIMEOUT_SECONDS` of Pgpool, and a little for a busy machine. */
const FREE_SECONDS = 20;

/** The node of many clients is lost: the processes of Pgpool that served them must be free for others. */
export async function lostClients(stage: Stage): Promise<readonly Outcome[]> {
  const { network } = stage.props;
  // on the loopback interface no packet can be dropped
  if (network.kind !== 'namespaces') return [];
  const outcome = await claim('lost clients', `Pgpool is free of lost clients after ${FREE_SECONDS} s`, async () => {
    const clients = new Patients(stage, 'lost-clients', LOST);
    clients.start();
    try {
      await eventually('every client to be served', 30, async () => clients.served === LOST);
      const before = heldProcesses(stage);
      network.cutOff(CLIENTS);
      const begun = Date.now();
      while (heldProcesses(stage) > 0 && Date.now() - begun < FREE_SECONDS * 1000) await sleep(200);
      const seen = `${before} processes served them, ${heldProcesses(stage)} still did after ${((Date.now() - begun) / 1000).toFixed(1)} s`;
      must(before >= LOST && heldProcesses(stage) === 0, seen);
      return seen;
    } finally {
      await clients.stop();
      network.restore(CLIENTS);
    }
  });
  return [outcome];
}
