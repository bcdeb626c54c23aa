import { cpus, loadavg } from 'node:os';
import { Listr } from 'listr2';
import { playOrder } from '../machine/inner-program';
import type { Outcome } from '../outcome';
import type { Order } from './order';
import type { Seen } from './results';
import { playStart } from './scenes/start';
import { PodStage } from './stage';

async function play(order: Order): Promise<Seen> {
  const begun = Date.now();
  const outcomes: Outcome[] = [];
  const started: { name: string; seconds: number }[] = [];
  const mark = (name: string) => started.push({ name, seconds: Math.round((Date.now() - begun) / 100) / 10 });
  const stage = await PodStage.start(order);
  mark('control plane, registry and object store');
  const tasks = new Listr(
    [
      {
        title: `Start ${order.layout.nodes.length} nodes in ${order.layout.zones.length} zones`,
        task: async () => {
          await stage.cluster.startNodes();
          mark('nodes');
        },
      },
      {
        title: 'Apply the stack',
        task: async (_, task) => {
          await stage.apply((name) => {
            task.output = name;
            mark(name);
          });
        },
      },
      {
        title: 'Wait until everything runs',
        task: async () => {
          outcomes.push(...(await playStart(stage)));
          mark('everything runs');
        },
      },
    ],
    { fallbackRenderer: 'simple', registerSignalListeners: false, exitOnError: true },
  );
  try {
    await tasks.run();
    const [, loadAverage = 0] = loadavg();
    return {
      changes: stage.manifests.changes,
      differences: stage.manifests.differences,
      started,
      outcomes,
      machine: { cores: cpus().length, loadAverage },
    };
  } finally {
    await stage.stop();
  }
}

playOrder<Order>('rehearse:pods', play);
