import { parseArgs } from 'node:util';

/** What a person typed. */
export interface DeployArguments {
  /** Empty: all of the configuration. */
  readonly scenarios: readonly string[];
  readonly config: string;
  /** Which parts are played. */
  readonly parts: readonly Part[];
  /** A failure is injected after each so many resources. */
  readonly every: number;
  /** Text in the names of the changes that are played; empty for all. */
  readonly only: string;
  /** File for the counts, for a CI that adds them up, and for the outcomes, for the report. */
  readonly results?: string;
  /** Print what the fake AWS knows of each resource type, and do nothing else. */
  readonly types: boolean;
  readonly help: boolean;
}

/** `guide`: DEPLOY.md with the real tool, from nothing to nothing and again. `changes`: what a person changes. `failures`: a fault at every tenth resource. `updates`: the changes as CloudFormation sees them. */
export const PARTS = ['guide', 'changes', 'failures', 'updates'] as const;

export type Part = (typeof PARTS)[number];

export const USAGE = `usage: npm run rehearse:deploy -- [scenario ...] [options]

Deploys the output with the commands of its DEPLOY.md into a cloud on this machine that refuses what the cloud refuses.
  --config trizone.yaml      the configuration; without scenarios, all of it
  --parts ${PARTS.join(',')}
  --every 10                 a failure after each so many resources of the first deploy
  --only text                of the changes, those with this text in their name
  --results file.json        write the counts of passed and failed claims, each claim, and what was seen
  --types                    print what the fake AWS knows of each resource type`;

/** Reads the command line. @throws when it is none of ours */
export function parseDeployArguments(argv: readonly string[]): DeployArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      parts: { type: 'string', default: PARTS.join(',') },
      every: { type: 'string', default: '10' },
      only: { type: 'string', default: '' },
      results: { type: 'string' },
      types: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const parts = values.parts.split(',').map((name) => {
    const part = PARTS.find((one) => one === name);
    if (!part) throw new Error(`'--parts' takes ${PARTS.join(', ')}, got ${name}`);
    return part;
  });
  const every = Number(values.every);
  if (!Number.isInteger(every) || every < 1)
    throw new Error(`'--every' takes a whole number from 1, got ${values.every}`);
  return { ...values, parts, every, scenarios: positionals };
}
