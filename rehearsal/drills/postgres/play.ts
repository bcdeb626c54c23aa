import { cpus, loadavg } from 'node:os';
import { Listr } from 'listr2';
import { playOrder } from '../../machine/inner-program';
import { Programs } from '../../machine/programs';
import type { Outcome } from '../../outcome';
import { readOutput } from '../../output';
import { renderedClient } from '../rendered/client';
import type { Place } from './machine/addresses';
import { Loopback } from './machine/loopback';
import { Namespaces } from './machine/namespaces';
import type { Order, Seen } from './order';
import { renderedDatabase } from './rendered/database';
import { CLAIM_SCENES } from './scenes/claims';
import { DRILLS } from './scenes/drills';
import { type DrillRun, playDrill } from './scenes/play-drill';
import { Stage } from './stage';
import { varied } from './variants';

async function play(order: Order): Promise<Seen> {
  const { folder, logs, output, drills, runs, variant, tools, user } = order;
  const loopback = new Loopback();
  const network = order.network === 'namespaces' ? Namespaces.create() : loopback;
  const programs = new Programs(logs, {
    enter: (place) => network.enter(place as Place),
    path: tools.postgresql,
    ...(user ? { user } : {}),
  });
  loopback.attach(programs);
  const rendered = readOutput(output);
  const stage = new Stage({
    database: varied(renderedDatabase(rendered), variant),
    client: renderedClient(rendered),
    network,
    programs,
    tools,
    folder,
  });
  const played: DrillRun[] = [];
  const claims: Outcome[] = [];
  // a limit is shown to who asks for it
  const chosen = <Scene extends { readonly id: string; readonly limit?: string }>(all: readonly Scene[]) =>
    all.filter(({ id, limit }) => (drills.length === 0 ? !limit : drills.includes(id)));
  const rounds = Array.from({ length: runs }, (_, index) => index + 1);
  const tasks = new Listr(
    [
      { title: 'Start three PostgreSQL servers and three Pgpools', task: () => stage.build() },
      ...rounds.flatMap((round) =>
        chosen(DRILLS).map((drill) => ({
          title: `${drill.title}${runs > 1 ? ` (${round} of ${runs})` : ''}`,
          task: async () => {
            played.push(await playDrill(stage, drill, round));
          },
        })),
      ),
      ...chosen(CLAIM_SCENES).map((scene) => ({
        title: scene.title,
        task: async () => {
          claims.push(...(await scene.play(stage)));
        },
      })),
    ],
    { fallbackRenderer: 'simple', registerSignalListeners: false, exitOnError: true },
  );
  try {
    await tasks.run();
  } finally {
    await stage.stop().finally(() => programs.stop());
  }
  const [, loadAverage = 0] = loadavg();
  return { runs: played, claims, machine: { cores: cpus().length, loadAverage } };
}

playOrder<Order>('drill:postgres', play);
