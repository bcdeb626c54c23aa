// `npm run measured -- outage <results.json>`: keeps the results of a rehearsal with the day and the commit.
import { measured } from './programs/measured';
import { runProgram } from './run-program';

runProgram(measured);
