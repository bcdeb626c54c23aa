import { parseArgs } from 'node:util';
import { EVENTS, type SecondEvent, VARIANTS, type Variant } from './variant';

/** What a person typed. */
export interface OutageArguments {
  /** Empty: all of the configuration that have nodes. */
  readonly scenarios: readonly string[];
  readonly config: string;
  /** Empty: all. */
  readonly zones: readonly string[];
  readonly variants: readonly Variant[];
  readonly events: readonly SecondEvent[];
  /** Production seconds that pass in one second of the rehearsal. */
  readonly scale: number;
  readonly elastic: boolean;
  /** Whether the ways to spread replicas are compared, too, or alone. */
  readonly spreading: 'yes' | 'no' | 'only';
  /** File for the outcomes. */
  readonly results?: string;
  readonly help: boolean;
}

export const USAGE = `usage: npm run rehearse:outage -- [scenario ...] [options]

Takes each zone away from a real Kubernetes control plane that runs the output of the scenarios, and measures what is left.
  --config trizone.yaml      the configuration; without scenarios, all of it
  --zones a,b                only these zones
  --variants ${VARIANTS.join(',')}
  --events ${EVENTS.join(',')}   or none: what else happens, on the first zone
  --scale 10                 1, 2, 5 or 10 times as fast as production
  --unscaled                 at production's own pace: one zone, black, nothing else
  --elastic                  nodes may be added in the surviving zones @default only what is there always
  --spreading yes|no|only    compare the ways to spread replicas over zones
  --results file.json        write the outcomes`;

function listOf<Value extends string>(name: string, text: string, allowed: readonly Value[]): readonly Value[] {
  if (text === 'none') return [];
  return text.split(',').map((item) => {
    const found = allowed.find((value) => value === item);
    if (!found) throw new Error(`'--${name}' takes ${allowed.join(', ')} or none, got ${item}`);
    return found;
  });
}

/** Reads the command line. @throws when it is none of ours */
export function parseOutageArguments(argv: readonly string[]): OutageArguments {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      zones: { type: 'string' },
      variants: { type: 'string', default: VARIANTS.join(',') },
      events: { type: 'string', default: EVENTS.join(',') },
      scale: { type: 'string', default: '10' },
      unscaled: { type: 'boolean', default: false },
      elastic: { type: 'boolean', default: false },
      spreading: { type: 'string', default: 'yes' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { config, elastic, results, help, unscaled } = values;
  const [spreading] = listOf('spreading', values.spreading, ['yes', 'no', 'only']);
  if (!spreading) throw new Error(`'--spreading' takes yes, no or only, got ${values.spreading}`);
  return {
    scenarios: positionals,
    config,
    zones: values.zones?.split(',') ?? [],
    variants: unscaled ? ['black'] : listOf('variants', values.variants, VARIANTS),
    events: unscaled ? [] : listOf('events', values.events, EVENTS),
    scale: unscaled ? 1 : Number(values.scale),
    elastic,
    spreading: unscaled ? 'no' : spreading,
    ...(results ? { results } : {}),
    help,
  };
}
