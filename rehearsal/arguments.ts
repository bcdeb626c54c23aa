import { parseArgs } from 'node:util';

/** What a person typed. */
export interface Arguments {
  readonly config: string;
  /** Leave the cluster running at the end, until Ctrl-C. */
  readonly keep: boolean;
  /** File for the counts, for a CI that adds them up. */
  readonly results?: string;
  readonly help: boolean;
}

export const USAGE = `usage: npm run rehearse -- [--config trizone.yaml] [--keep] [--results file.json]

Puts the output of the configuration, and of every example, before a real Kubernetes control plane on this machine.
  --keep     leave the cluster running and print a kubeconfig for kubectl; Ctrl-C ends it
  --results  write the counts of passed and failed claims as JSON`;

/** Reads the command line. @throws when it is none of ours */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      keep: { type: 'boolean', default: false },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return values;
}
