import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BarmanCloud } from './barman';
import { cpuLimit } from './cpu-limit';
import type { FakeS3 } from './fake-s3';
import type { Archive } from './rendered-archive';
import { SEGMENT_BYTES } from './segments';

/** The fake of S3 admits everybody who shows any key. */
const KEY = { AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing', AWS_DEFAULT_REGION: 'eu-west-1' };

/** What archiving came to. */
export interface Archived {
  readonly seconds: number;
  readonly mebibytesPerSecond: number;
  /** Seconds of CPU for each segment, the start of the program included. */
  readonly cpuSecondsPerSegment: number;
  /** Segments that came back otherwise than they went. */
  readonly damaged: readonly string[];
}

/** Seconds of the line of the shell's `times` that tells of the processes that it waited for, e.g. `0m1.500s 0m0.250s`. */
function cpuSeconds(times: string): number {
  const ofChildren = times.trim().split('\n').at(-1) ?? '';
  return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60 + Number(s), 0);
}

/** Archives each segment with a process of its own, so many at once, as the plugin does, and brings one after the other back. */
export function archive(
  { archive: program, restore }: BarmanCloud,
  { endpoint, bucket }: FakeS3,
  files: readonly string[],
  { compression, parallel, millicores }: Archive,
): Archived {
  const env = { ...process.env, ...KEY };
  const server = `server-${compression}-${parallel}-${millicores}`;
  const place = ['--endpoint-url', endpoint];
  const limit = cpuLimit(millicores);
  const begun = Date.now();
  const options = [...place, ...(compression ? [`--${compression}`] : []), `s3://${bucket}/archive`, server];
  const script = `echo $$ > "$0"; printf '%s\\0' "$@" | xargs -0 -P ${parallel} -I {} ${program} ${options.join(' ')} {}; failed=$?; times; exit $failed`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, limit.processes, ...files], {
    env,
    encoding: 'utf8',
  });
  const seconds = (Date.now() - begun) / 1000;
  limit.remove();
  if (status !== 0) throw new Error(`barman-cloud-wal-archive failed: ${stderr}`);
  const folder = mkdtempSync(join(tmpdir(), 'trizone-restored-'));
  const damaged = files.filter((file) => {
    const name = basename(file);
    const back = join(folder, name);
    const got = spawnSync(restore, [...place, `s3://${bucket}/archive`, server, name, back], { env, encoding: 'utf8' });
    return got.status !== 0 || !readFileSync(back).equals(readFileSync(file));
  });
  rmSync(folder, { recursive: true });
  return {
    seconds,
    mebibytesPerSecond: (files.length * SEGMENT_BYTES) / 1024 / 1024 / seconds,
    cpuSecondsPerSegment: cpuSeconds(stdout) / files.length,
    damaged: damaged.map((file) => basename(file)),
  };
}
