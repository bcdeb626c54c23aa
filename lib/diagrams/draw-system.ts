import type { Topology } from '../topology';
import type { Drawing } from './layout/drawing';
import { layOut } from './layout/lay-out';
import { measureWith, type Typefaces } from './layout/measure';
import { type Judged, readPlan } from './plan/read-plan';

/** Draws one output: what is in it, who reaches whom, and what the rules say of it. */
export const drawSystem = (topology: Topology, judged: Judged, typefaces: Typefaces): Drawing =>
  layOut(readPlan(topology, judged), measureWith(typefaces));
