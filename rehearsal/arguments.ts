import { parseArgs } from 'node:util';

/** What a person typed. */
export interface Arguments {
  readonly config: string;
  /** Leave the cluster running at the end, until Ctrl-C. */
  readonly keep: boolean;
  /** How often services scale in by chance, beside the one scale-in that is arranged. */
  readonly scaleIns: number;
  /** File for the counts, for a CI that adds them up. */
  readonly results?: string;
  readonly help: boolean;
}

export const USAGE = `usage: npm run rehearse -- [--config trizone.yaml] [--scale-ins 20] [--keep] [--results file.json]

Puts the output of the configuration, and of every example, before a real Kubernetes control plane on this machine.
  --scale-ins how often two services scale in besides, with replicas that chance picks @default 0, half a minute each
  --keep     leave the cluster running and print a kubeconfig for kubectl; Ctrl-C ends it
  --results  write the counts of passed and failed claims as JSON`;

/** Reads the command line. @throws when it is none of ours */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      keep: { type: 'boolean', default: false },
      'scale-ins': { type: 'string', default: '0' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { 'scale-ins': text, ...others } = values;
  const scaleIns = Number(text);
  if (!Number.isInteger(scaleIns) || scaleIns < 0) throw new Error(`'--scale-ins' takes a count, got ${text}`);
  return { ...others, scaleIns };
}
