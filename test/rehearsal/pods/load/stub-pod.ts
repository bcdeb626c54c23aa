// Test support: a pod in which a small shell program stands in for psql.
import { spawn } from 'node:child_process';
import type { InPod } from '../../../../rehearsal/pods/load/in-pod';

/** What was started in the pod. */
export interface Started {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>> | undefined;
}

/**
 * A pod that runs one script after the other, each start the next, and the last again and again. A script that waits must
 * become what it waits for, as psql does: `exec sleep 60`.
 */
export function stubPod(...scripts: readonly string[]): { readonly pod: InPod; readonly started: Started[] } {
  const started: Started[] = [];
  const pod: Pick<InPod, 'name' | 'env' | 'libpq' | 'file' | 'start'> = {
    name: 'services/a',
    env: {},
    libpq: { PGHOST: 'pgpool', PGUSER: 'a' },
    file: (path) => path,
    start: (argv, env) => {
      const script = scripts[Math.min(started.length, scripts.length - 1)] ?? '';
      started.push({ argv, env });
      return spawn('sh', ['-c', script], { stdio: 'pipe' });
    },
  };
  return { pod: pod as InPod, started };
}

/** Answers every line with its number. */
export const ANSWERS = 'n=0; while read -r line; do n=$((n + 1)); echo "$n"; done';

/** Takes one line, and never answers it. */
export const SILENT = 'read -r line; exec sleep 60';
