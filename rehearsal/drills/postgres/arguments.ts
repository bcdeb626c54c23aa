import { parseArgs } from 'node:util';
import { oneOf } from '../../one-of';
import { MOST_RUNS, runCount } from '../../run-count';
import { CLAIM_SCENES } from './scenes/claims';
import { DRILLS } from './scenes/drills';
import { VARIANTS, type Variant } from './variants';

/** Where the zones are. */
export const NETWORKS = ['auto', 'namespaces', 'loopback'] as const;

/** What a person typed. */
export interface Arguments {
  readonly config: string;
  /** Folder of a scenario that was synthesized before. @default - synthesized from the configuration */
  readonly output?: string;
  /** Drills to play; none plays all. */
  readonly drills: readonly string[];
  readonly runs: number;
  readonly variant: Variant;
  readonly network: (typeof NETWORKS)[number];
  /** Folder for the logs of the servers. @default - they are removed in the end */
  readonly logs?: string;
  /** File for what was measured and counted. */
  readonly results?: string;
  readonly help: boolean;
}

/** What `--drill` may name. */
const NAMES = [...DRILLS, ...CLAIM_SCENES].map(({ id }) => id);

/** Those that show a limit of the scenario. */
const LIMITS = DRILLS.filter(({ limit }) => limit).map(({ id }) => id);

export const USAGE = `usage: npm run drill:postgres -- [--config trizone.yaml | --output dist/eks-postgres] [--drill name]... [--runs N]
       [--variant ${VARIANTS.join('|')}] [--network auto|namespaces|loopback] [--logs folder] [--results file.json]

Starts real PostgreSQL and Pgpool-II processes on this machine, with the configuration of scenario eks-postgres, lets
clients write and read through Pgpool and past it, and takes away servers, zones and Pgpools meanwhile.
  --drill    one of ${NAMES.join(', ')}; may be repeated; without it all but ${LIMITS.join(', ')}, which shows a limit and must break promises
  --runs     how often each drill is played, at most ${MOST_RUNS}
  --variant  all but rendered are damaged on purpose, and must end with broken promises
  --network  namespaces need root and drop packets; on the loopback the processes of a lost zone are frozen
  --logs     keep what the servers say
  --results  write what was measured, and the counts of kept and broken promises, as JSON

It ends with 1 when a row was lost or a promise was broken.`;

/** Reads the command line. @throws when it is none of ours */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      output: { type: 'string' },
      drill: { type: 'string', multiple: true, default: [] },
      runs: { type: 'string', default: '1' },
      variant: { type: 'string', default: 'rendered' },
      network: { type: 'string', default: 'auto' },
      logs: { type: 'string' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { drill, runs, variant, network, ...rest } = values;
  return {
    ...rest,
    drills: drill.map((id) => oneOf('drill', id, NAMES)),
    runs: runCount(runs),
    variant: oneOf('variant', variant, VARIANTS),
    network: oneOf('network', network, NETWORKS),
  };
}
