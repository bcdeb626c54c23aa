import { parseArgs } from 'node:util';
import { oneOf } from '../../one-of';
import { SCENES } from './scenes/scenes';

/** The scenarios with this database. */
export const SCENARIOS = ['gke-cockroachdb', 'eks-cockroachdb'] as const;

/** What a person typed. */
export interface Arguments {
  readonly config: string;
  readonly scenario: (typeof SCENARIOS)[number];
  /** Folder of a scenario that was synthesized before. @default - synthesized from the configuration */
  readonly output?: string;
  /** Scenes to play after the start; none plays all. */
  readonly scenes: readonly string[];
  /** Folder for the logs of the members. @default - they are removed in the end */
  readonly logs?: string;
  /** File for what was seen. */
  readonly results?: string;
  readonly help: boolean;
}

const NAMES = SCENES.map(({ id }) => id);

export const USAGE = `usage: npm run drill:cockroachdb -- [--config trizone.yaml] [--scenario ${SCENARIOS.join('|')}] [--output dist/eks-cockroachdb]
       [--scene name]... [--logs folder] [--results file.json]

Starts three real members of CockroachDB on this machine, each in a network of its own, with the command, the certificates,
the scripts and the SQL that a scenario renders, and tries what is claimed of them. It needs root, and the program
cockroach: on the PATH, or where TRIZONE_COCKROACH says. Without the program it skips everything, says so, and ends with 0.
  --scene    one of ${NAMES.join(', ')}; may be repeated; all without it
  --logs     keep what the members say
  --results  write the counts, each claim, and what was seen, as JSON

It ends with 1 when a claim does not hold.`;

/** Reads the command line. @throws when it is none of ours */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      scenario: { type: 'string', default: 'eks-cockroachdb' },
      output: { type: 'string' },
      scene: { type: 'string', multiple: true, default: [] },
      logs: { type: 'string' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { scene, scenario, ...rest } = values;
  return {
    ...rest,
    scenario: oneOf('scenario', scenario, SCENARIOS),
    scenes: scene.map((id) => oneOf('scene', id, NAMES)),
  };
}
