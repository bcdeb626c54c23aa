import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes the folder that all suites of one run of the tests share, e.g. for what several of them synthesize. It is the folder
 * for temporary files too: the CDK and cdk8s leave theirs behind.
 */
export default function begin(): void {
  const folder = mkdtempSync(join(tmpdir(), 'trizone-test-run-'));
  // a PostgreSQL server that a test starts runs as somebody else, who must get through
  chmodSync(folder, 0o711);
  process.env.TRIZONE_TEST_RUN = folder;
  process.env.TMPDIR = folder;
}
