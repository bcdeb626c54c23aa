// Plays the drill inside of what drill.ts has made around it: a file says what to play, another what was seen.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { Listr } from 'listr2';
import { playOrder } from '../../machine/inner-program';
import { Programs } from '../../machine/programs';
import type { Outcome } from '../../outcome';
import { readOutput } from '../../output';
import { renderedClient } from '../rendered/client';
import { Networks } from './machine/networks';
import { Places, ZONES } from './machine/places';
import type { Order, Seen } from './order';
import { type RenderedDatabase, renderedDatabase } from './rendered/database';
import { SCENES, START } from './scenes/scenes';
import { Stage } from './stage';

/** Stands in for the name server of the cluster: the members find each other by name. */
function nameMembers(folder: string, { name, namespace }: RenderedDatabase, places: Places): void {
  const hosts = join(folder, 'hosts');
  const members = ZONES.map(
    (zone) => `${places.member(zone)} ${name}-${zone - 1}.${name}.${namespace}.svc.cluster.local`,
  );
  writeFileSync(hosts, ['127.0.0.1 localhost', ...members, ''].join('\n'));
  // seen in the mount namespace of the drill only
  execFileSync('mount', ['--bind', hosts, '/etc/hosts']);
}

async function play({ folder, logs, output, scenes, cockroach }: Order): Promise<Seen> {
  const rendered = readOutput(output);
  const database = renderedDatabase(rendered);
  const places = new Places(database.networks);
  nameMembers(folder, database, places);
  const networks = Networks.create(places);
  const programs = new Programs(logs, { enter: (place) => networks.enter(place), path: '/usr/local/bin' });
  const stage = new Stage({
    database,
    client: renderedClient(rendered),
    networks,
    places,
    programs,
    cockroach,
    folder,
  });
  const outcomes: Outcome[] = [];
  const chosen = SCENES.filter(({ id }) => scenes.length === 0 || scenes.includes(id));
  const tasks = new Listr(
    [START, ...chosen].map((scene) => ({
      title: scene.title,
      task: async () => {
        outcomes.push(...(await scene.play(stage)));
        // nothing else can be told of members that did not start
        if (scene === START && outcomes.some(({ passed }) => !passed)) throw new StartFailed();
      },
    })),
    { fallbackRenderer: 'simple', registerSignalListeners: false, exitOnError: true },
  );
  try {
    await tasks.run().catch((error: unknown) => {
      if (!(error instanceof StartFailed)) throw error;
    });
  } finally {
    await stage.stop().finally(() => programs.stop());
  }
  const [, loadAverage = 0] = loadavg();
  return { outcomes, machine: { cores: cpus().length, loadAverage } };
}

class StartFailed extends Error {
  override readonly message = 'the members did not start, so nothing else was played';
}

playOrder<Order>('drill:cockroachdb', play);
