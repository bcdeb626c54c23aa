// `npm run rehearse:pods`: the stack as it is deployed runs on this machine, in three zones that are lost one after the other.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Listr } from 'listr2';
import { runDrill } from '../drills/run-drill';
import { findAlone } from '../machine/alone';
import { runInside } from '../machine/inner-program';
import { readOutput } from '../output';
import { synthesize } from '../synthesize';
import { binaries, client, VERSIONS } from '../toolchain/binaries';
import { images } from '../toolchain/images/images';
import { requireMachine } from '../toolchain/machine/require-machine';
import { program } from '../toolchain/program';
import { type Arguments, parseArguments, USAGE } from './arguments';
import { offer } from './keep/outside';
import { groupOfRun, makeGroup } from './machine/cgroups';
import { startCleaner } from './machine/cleaner';
import { layoutOf } from './machine/layout';
import { wantedImages } from './manifests/wanted-images';
import type { Order } from './order';
import { PLAYS } from './plays';
import { formatReport } from './report';
import { resultsOf } from './results';

/** What the cluster of nine nodes takes, and what is built once for it. */
const NEEDS = { cacheGib: 6, temporaryGib: 16, memoryGib: 8, go: VERSIONS.go };

type Built = Pick<Order, 'controlPlane' | 'programs' | 'images'>;

/** Builds what is not in the cache yet: minutes at the first time, nothing later. */
async function build(output: string, services: string, keep: boolean): Promise<Built> {
  const built: { -readonly [Key in keyof Built]?: Built[Key] } = {};
  const tasks = new Listr(
    [
      {
        title: 'Control plane',
        task: async () => {
          built.controlPlane = await binaries();
        },
      },
      {
        title: 'kubectl',
        enabled: keep,
        task: async () => {
          await client();
        },
      },
      {
        title: 'Programs of nodes',
        task: async (_, task) => {
          const say = (line: string) => {
            task.output = line;
          };
          built.programs = {
            kubelet: await program('kubelet', say),
            'kube-proxy': await program('kube-proxy', say),
            containerd: await program('containerd', say),
            'kube-router': await program('kube-router', say),
            registry: await program('registry', say),
            versitygw: await program('versitygw', say),
          };
        },
      },
      {
        title: 'Images',
        task: async (_, task) => {
          built.images = await images(wantedImages(readOutput(output), services), (line) => {
            task.output = line;
          });
        },
      },
    ],
    { fallbackRenderer: 'simple', exitOnError: true },
  );
  await tasks.run();
  return built as Built;
}

/** Who keeps the cluster wants to lose zones with his own hand, unless he names plays too. */
function playsOf({ plays, keep }: Arguments): readonly string[] {
  if (plays.length > 0 || keep) return plays;
  return PLAYS.map(({ id }) => id);
}

async function rehearse(wanted: Arguments): Promise<number> {
  requireMachine(NEEDS);
  const folder = mkdtempSync(join(tmpdir(), 'trizone-pods-'));
  const group = groupOfRun(basename(folder));
  const cleaner = startCleaner(folder, makeGroup(group));
  try {
    const output = wanted.output ? resolve(wanted.output) : synthesize('eks-postgres', wanted.config, folder).directory;
    const layout = layoutOf(readOutput(output));
    const order: Order = {
      folder,
      seen: join(folder, 'seen.json'),
      logs: wanted.logs ? resolve(wanted.logs) : join(folder, 'logs'),
      output,
      layout,
      ...(await build(output, layout.services, wanted.keep)),
      group,
      plays: playsOf(wanted),
      runs: wanted.runs,
      keep: wanted.keep,
    };
    mkdirSync(order.logs, { recursive: true });
    const { command } = findAlone('namespaces', true);
    const readResults = () => resultsOf(JSON.parse(readFileSync(order.seen, 'utf8')));
    if (order.keep) void offer(folder, layout, () => formatReport(readResults()));
    const status = await runInside(join(__dirname, 'play.ts'), order, command);
    if (status !== 0) return status ?? 130;
    const results = readResults();
    console.log(formatReport(results));
    if (wanted.results) writeFileSync(wanted.results, JSON.stringify(results, undefined, 2));
    return results.numFailedTests > 0 ? 1 : 0;
  } finally {
    await cleaner.clean();
  }
}

void runDrill(async () => {
  const parsed = parseArguments(process.argv.slice(2));
  if (!parsed.help) return rehearse(parsed);
  console.log(USAGE);
  return 0;
});
