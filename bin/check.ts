// `npm run check -- <folder>...`: judges synthesized output, ours or anyone's, by what the loss of a zone would break.
import { check } from './programs/check';
import { runProgram } from './run-program';

runProgram(check);
