// Test support: every scenario of trizone.yaml, written into a folder, read back, judged and drawn.
import { readTypefaces } from '../../bin/diagram-fonts';
import { loadConfig } from '../../bin/load-config';
import { type Drawing, drawSystem } from '../../lib/diagrams';
import { assess, RULES } from '../../lib/resilience';
import type { Topology } from '../../lib/topology';
import { writtenTopology } from '../written-topology';

const config = loadConfig('trizone.yaml');
const typefaces = readTypefaces();

export const SCENARIOS = config.scenarios;

/** What the files of a scenario are read back to. */
export const scenarioTopology = (id: (typeof SCENARIOS)[number]): Promise<Topology> => writtenTopology(id, config);

/** Draws a topology with what the rules say of it. */
export const drawn = (topology: Topology): Drawing => drawSystem(topology, assess(topology, RULES), typefaces);

/** All texts of a drawing. */
export const textsOf = ({ things }: Drawing): readonly string[] =>
  things.flatMap(({ shapes }) => shapes.flatMap((shape) => (shape.shape === 'text' ? [shape.full] : [])));
