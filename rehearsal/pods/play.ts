import { appendFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { playOrder } from '../machine/inner-program';
import { claim, must, type Outcome } from '../outcome';
import { keepRunning } from './keep/inside';
import { lossClaims } from './loss/claims';
import { type LossRun, playLoss, zoneOfPrimary } from './loss/play-loss';
import { FAULTS } from './machine/zones';
import type { Order } from './order';
import type { Seen } from './results';
import { matrixScene } from './scenes/matrix';
import { playStart } from './scenes/start';
import { PodStage } from './stage';

async function play(order: Order): Promise<Seen> {
  const begun = Date.now();
  const rounds = Array.from({ length: order.runs }, (_, index) => index + 1);
  const losses: LossRun[] = [];
  const outcomes: Outcome[] = [];
  const started: { name: string; seconds: number }[] = [];
  const mark = (name: string) => started.push({ name, seconds: Math.round((Date.now() - begun) / 100) / 10 });
  /** Who reads the log sees each claim when it was judged, and not only in the end. */
  const tell = (seen: readonly Outcome[]) => {
    outcomes.push(...seen);
    appendFileSync(join(order.logs, 'claims.jsonl'), seen.map((each) => `${JSON.stringify(each)}\n`).join(''));
  };
  /** What cannot be played is a claim that fails, and the others are played. */
  const judged = async (scene: string, scenes: () => Promise<readonly Outcome[]>) => {
    const seen: Outcome[] = [];
    const whole = await claim(scene, `${scene} is played to its end`, async () => {
      seen.push(...(await scenes()));
      return 'yes';
    });
    tell([...seen, whole]);
    if (![...seen, whole].every(({ passed }) => passed)) throw new Error('a claim does not hold');
  };
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
          const seen = await playStart(stage);
          tell(seen);
          mark('everything runs');
          must(
            seen.every(({ passed }) => passed),
            'not everything runs as it must, so nothing more is played',
          );
        },
      },
      {
        title: 'Try every port of every pair of workloads',
        enabled: order.plays.includes('matrix'),
        exitOnError: false,
        task: () => judged('matrix', () => matrixScene(stage)),
      },
      ...FAULTS.filter((fault) => order.plays.includes(fault)).flatMap((fault) =>
        rounds.map((round) => ({
          title: `Lose the zone of the primary: ${fault}${order.runs > 1 ? ` (${round} of ${order.runs})` : ''}`,
          exitOnError: false,
          task: () =>
            judged(fault, async () => {
              const run = await playLoss(stage, fault, await zoneOfPrimary(stage), round);
              losses.push(run);
              return lossClaims(run);
            }),
        })),
      ),
    ],
    { fallbackRenderer: 'simple', registerSignalListeners: false, exitOnError: true },
  );
  try {
    const whole = await claim('start', 'the stack starts', async () => {
      await tasks.run();
      return 'yes';
    });
    if (!whole.passed) outcomes.push(whole);
    const [, loadAverage = 0] = loadavg();
    const seen: Seen = {
      changes: stage.manifests.changes,
      differences: stage.manifests.differences,
      started,
      losses,
      outcomes,
      machine: { cores: cpus().length, loadAverage },
    };
    if (order.keep) {
      writeFileSync(order.seen, JSON.stringify(seen));
      await keepRunning(order.folder, stage.plane, stage.cluster.zones);
    }
    return seen;
  } finally {
    await stage.stop();
  }
}

playOrder<Order>('rehearse:pods', play);
