// `npm run difference -- <before> <after>`: what two synthesized checkouts would deploy otherwise, as Markdown.
import { differenceProgram } from './programs/difference';
import { runProgram } from './run-program';

runProgram(differenceProgram);
