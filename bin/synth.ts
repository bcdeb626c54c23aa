// `npm run synth`: writes the scenarios of the configuration into dist/, with progress and a table at the end.
import { synth } from './programs/synth';
import { runProgram } from './run-program';

runProgram(synth);
