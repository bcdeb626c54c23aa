// `npm run drill:wal-archive`: how fast the rendered settings archive a real write-ahead log, with real barman-cloud under the
// sidecar's limit of CPU, and whether it comes back.

import { execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { millicores } from '../../../lib/zones';
import type { Outcome } from '../../outcome';
import { synthesize } from '../../synthesize';
import { findTools } from '../postgres/tools';
import { runDrill } from '../run-drill';
import { type Archived, archive } from './archive';
import { findBarmanCloud } from './barman';
import { fakeS3 } from './fake-s3';
import { type Archive, renderedArchive } from './rendered-archive';
import { writeSegments } from './segments';

/** Segments that are archived. */
const SEGMENTS = 12;

/** MiB of log a second that the archive must take, on an idle machine. A load of a million rows wrote 10 (2026-11-29). */
const WANTED_RATE = 16;

const USAGE = `usage: npm run drill:wal-archive -- [--config trizone.yaml | --output dist/eks-postgres] [--compression NAME]
       [--parallel N] [--cpu 250m] [--results file.json]

Archives ${SEGMENTS} segments of a real PostgreSQL with real barman-cloud, into a fake of S3 on this machine, and restores them.
  --compression, --parallel, --cpu  in place of what the output says, to compare`;

const isRoot = userInfo().uid === 0;

function segments(folder: string) {
  const { postgresql } = findTools();
  if (!isRoot) return writeSegments(postgresql, folder, [], SEGMENTS);
  // PostgreSQL refuses to run as root
  const [uid, gid] = ['-u', '-g'].map((option) =>
    Number(execFileSync('id', [option, 'postgres'], { encoding: 'utf8' })),
  );
  chownSync(folder, uid ?? 0, gid ?? 0);
  return writeSegments(postgresql, folder, ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'], SEGMENTS);
}

function judge(settings: Archive, { mebibytesPerSecond, damaged }: Archived): readonly Outcome[] {
  const scene = 'WAL archive';
  return [
    {
      scene,
      claim: `takes ${WANTED_RATE} MiB of log a second within ${settings.millicores}m of CPU`,
      passed: mebibytesPerSecond >= WANTED_RATE,
      seen: `${mebibytesPerSecond.toFixed(1)} MiB/s`,
    },
    {
      scene,
      claim: 'every segment comes back byte for byte',
      passed: damaged.length === 0,
      seen: damaged.length === 0 ? `${SEGMENTS} segments` : `not ${damaged.join(', ')}`,
    },
  ];
}

async function drill(): Promise<number> {
  const { values } = parseArgs({
    options: {
      config: { type: 'string', default: 'trizone.yaml' },
      output: { type: 'string' },
      compression: { type: 'string' },
      parallel: { type: 'string' },
      cpu: { type: 'string' },
      results: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const programs = findBarmanCloud();
  const folder = mkdtempSync(join(tmpdir(), 'trizone-wal-'));
  const work = mkdtempSync(join(tmpdir(), 'trizone-wal-server-'));
  try {
    const rendered = renderedArchive(values.output ?? synthesize('eks-postgres', values.config, folder).directory);
    const settings: Archive = {
      ...rendered,
      ...(values.compression ? { compression: values.compression } : {}),
      ...(values.parallel ? { parallel: Number(values.parallel) } : {}),
      ...(values.cpu ? { millicores: millicores(values.cpu) } : {}),
    };
    const { files, loadRate } = segments(work);
    const s3 = await fakeS3(programs.s3);
    try {
      const archived = archive(programs, s3, files, settings);
      const outcomes = judge(settings, archived);
      const machine = { cores: cpus().length, loadAverage: loadavg()[0] ?? 0 };
      const { compression = 'no compression', parallel } = settings;
      console.log(
        [
          `${compression}, ${parallel} at once, ${settings.millicores}m of CPU: ${archived.mebibytesPerSecond.toFixed(1)} MiB/s, ${archived.cpuSecondsPerSegment.toFixed(2)} s of CPU for each segment of 16 MiB`,
          `a bulk load on this machine wrote ${loadRate.toFixed(1)} MiB of log a second`,
          `${machine.cores} cores, on average ${machine.loadAverage.toFixed(1)} processes wanted them`,
          ...outcomes.map(({ passed, claim, seen }) => `${passed ? 'ok' : 'NO'} ${claim}: ${seen}`),
        ].join('\n'),
      );
      const numFailedTests = outcomes.filter(({ passed }) => !passed).length;
      const numPassedTests = outcomes.length - numFailedTests;
      console.log(`\n${numPassedTests} passed, ${numFailedTests} failed`);
      if (values.results) {
        const results = { numPassedTests, numFailedTests, settings, archived, loadRate, machine, outcomes };
        writeFileSync(values.results, `${JSON.stringify(results, undefined, 2)}\n`);
      }
      return numFailedTests > 0 ? 1 : 0;
    } finally {
      s3.stop();
    }
  } finally {
    for (const each of [folder, work]) rmSync(each, { recursive: true, force: true });
  }
}

void runDrill(drill);
