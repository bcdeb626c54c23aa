import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { claim, must, type Outcome } from '../../../outcome';
import type { Stage } from '../stage';
import { patientEnvironment } from './patients';

/** Rows of an export, too many for the buffers on its way. */
const ROWS = 2_000_000;

/** Seconds for which the client reads nothing: longer than `PEER_TIMEOUT_SECONDS`, after which a peer that is gone is given up. */
const PAUSE_SECONDS = 20;

const EXPORT = `COPY (SELECT md5(i::text) FROM generate_series(1, ${ROWS}) AS i) TO STDOUT`;

/** A client through Pgpool that reads nothing for a while is no client that is gone. */
export async function slowClient(stage: Stage): Promise<readonly Outcome[]> {
  const text = `a client that stops reading an export for ${PAUSE_SECONDS} s gets all of it`;
  const outcome = await claim('slow client', text, async () => {
    const script = `psql -X -c "$0" | (head -n 10; sleep ${PAUSE_SECONDS}; cat) | wc -l`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script, EXPORT], {
      // its limit for a statement is no matter here
      env: { ...process.env, ...patientEnvironment(stage, 'read'), PGOPTIONS: '-c statement_timeout=0' },
    });
    const rows = Number(stdout);
    const seen = `${rows} of ${ROWS} rows${stderr ? `: ${stderr.trim().split('\n')[0]}` : ''}`;
    // head reads more than its ten lines, and takes the rest of its buffer along
    must(rows > ROWS - 10_000 && stderr === '', seen);
    return seen;
  });
  return [outcome];
}
