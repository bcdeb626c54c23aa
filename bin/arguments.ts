import { parseArgs } from 'node:util';
import { SCENARIO_IDS, type ScenarioId } from '../lib/config';

/** What a person typed. */
export interface Arguments {
  readonly config: string;
  readonly output: string;
  /** Scenarios to write; none means all of the configuration. */
  readonly scenarios: readonly ScenarioId[];
  readonly help: boolean;
}

export const USAGE = `usage: npm run synth -- [scenario ...] [--config trizone.yaml] [--output dist]

scenarios: ${SCENARIO_IDS.join(', ')} (default: those that the configuration lists)`;

/** Reads the command line. @throws with the usage when it is none of ours */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      output: { type: 'string', default: 'dist' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const isScenario = (id: string): id is ScenarioId => SCENARIO_IDS.some((known) => known === id);
  const unknown = positionals.filter((id) => !isScenario(id));
  if (unknown.length > 0) throw new Error(`'${unknown.join("', '")}' is no scenario`);
  return { ...values, scenarios: positionals.filter(isScenario) };
}
