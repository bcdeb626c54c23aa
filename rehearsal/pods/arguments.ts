import { parseArgs } from 'node:util';
import { oneOf } from '../one-of';
import { MOST_RUNS, runCount } from '../run-count';
import { PLAYS } from './plays';

/** What a person typed. */
export interface Arguments {
  readonly config: string;
  /** Folder of a scenario that was synthesized before. @default - synthesized from the configuration */
  readonly output?: string;
  /** What is played; none plays all, or with `keep` nothing. */
  readonly plays: readonly string[];
  /** How often each loss of a zone is played. */
  readonly runs: number;
  /** Leave the cluster running at the end, until Ctrl-C. */
  readonly keep: boolean;
  /** Folder for the logs. @default - they are removed in the end */
  readonly logs?: string;
  /** File for what was measured and counted. */
  readonly results?: string;
  readonly help: boolean;
}

const NAMES = PLAYS.map(({ id }) => id);

export const USAGE = `usage: npm run rehearse:pods -- [--config trizone.yaml | --output dist/eks-postgres] [--play name]... [--runs N] [--keep]
       [--logs folder] [--results file.json]

Starts the nodes of eks-postgres on this machine, in three zones: real kubelets, containerd, network policies, CloudNativePG,
PostgreSQL, Pgpool-II and the services, from what a synth wrote. Then zones are lost while clients write and read.
${PLAYS.map(({ id, title }) => `  --play ${id.padEnd(16)} ${title}`).join('\n')}
  may be repeated; without it all are played, and with --keep none
  --runs     how often each loss of a zone is played, at most ${MOST_RUNS} @default 1
  --keep     leave everything running and print what a person would try; Ctrl-C ends it
  --logs     keep what the programs say
  --results  write what was measured, and the counts of claims, as JSON

It needs root on Linux, and says what else is missing. It ends with 1 when a claim does not hold.`;

/** Reads the command line. @throws when it is none of ours */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      output: { type: 'string' },
      play: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '1' },
      keep: { type: 'boolean', default: false },
      logs: { type: 'string' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { play, runs, ...rest } = values;
  return { ...rest, plays: play.map((id) => oneOf('play', id, NAMES)), runs: runCount(runs) };
}
