// Test support: the clouds' command-line tools, which answer from what was recorded. Each is a script of the shell that looks
// up its arguments; what it has no answer to yet is asked of the test, and the script is run again.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a tool prints; with an error it fails. */
export interface Answer {
  readonly out?: string;
  readonly error?: string;
}

/** Answers a command of a tool. */
export type Answers = (tool: string, words: readonly string[]) => Answer;

/** How a script ended. */
export interface Run {
  readonly lines: readonly string[];
  readonly status: number | null;
  readonly errors: string;
}

const TOOL = `#!/bin/sh
key=$(printf '%s\\n' "\${0##*/}" "$@" | cksum | tr -d ' ')
if [ ! -f "$RECORDED/$key.out" ]; then
  printf '%s\\0' "\${0##*/}" "$@" >"$RECORDED/asked-$key"
  echo 'no answer is recorded' >&2
  exit 97
fi
cat "$RECORDED/$key.out"
[ ! -f "$RECORDED/$key.err" ] || { cat "$RECORDED/$key.err" >&2; exit 254; }
`;

/** Tools of the clouds on the PATH of a script. */
export class RecordedTools {
  /** Every command that was asked, by its key. */
  readonly commands = new Map<string, readonly [tool: string, ...words: string[]]>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'trizone-tools-'));

  constructor(tools: readonly string[]) {
    mkdirSync(join(this.folder, 'bin'));
    for (const tool of tools) {
      writeFileSync(join(this.folder, 'bin', tool), TOOL);
      chmodSync(join(this.folder, 'bin', tool), 0o755);
    }
  }

  /** Runs the script until every command has its answer. */
  run(script: string, answers: Answers, environment: Readonly<Record<string, string>> = {}): Run {
    const recorded = mkdtempSync(join(this.folder, 'answers-'));
    const file = join(recorded, 'preflight.sh');
    writeFileSync(file, script);
    for (const key of this.commands.keys()) this.write(recorded, key, answers);
    for (;;) {
      const { stdout, stderr, status } = spawnSync('bash', [file], {
        encoding: 'utf8',
        env: { ...environment, PATH: `${join(this.folder, 'bin')}:/usr/bin:/bin`, RECORDED: recorded },
      });
      const asked = readdirSync(recorded).filter((name) => name.startsWith('asked-'));
      if (asked.length === 0) {
        rmSync(recorded, { recursive: true });
        return { lines: stdout.split('\n').filter((text) => text !== ''), status, errors: stderr };
      }
      for (const name of asked) {
        const [tool = '', ...words] = readFileSync(join(recorded, name), 'utf8').split('\0').slice(0, -1);
        const key = name.replace('asked-', '');
        this.commands.set(key, [tool, ...words]);
        this.write(recorded, key, answers);
        rmSync(join(recorded, name));
      }
    }
  }

  /** Removes the tools. */
  remove(): void {
    if (existsSync(this.folder)) rmSync(this.folder, { recursive: true });
  }

  private write(recorded: string, key: string, answers: Answers): void {
    const [tool = '', ...words] = this.commands.get(key) ?? [];
    const { out = '', error } = answers(tool, words);
    writeFileSync(join(recorded, `${key}.out`), out);
    if (error !== undefined) writeFileSync(join(recorded, `${key}.err`), `${error}\n`);
  }
}

/** The lines of a run by the ids of their checks, without the closing count. */
export const linesByCheck = ({ lines }: Run): ReadonlyMap<string, string> =>
  new Map(lines.slice(0, -1).map((text) => [/^\S+ +([^:]+):/.exec(text)?.[1] ?? text, text]));

/** The word that each line begins with, by check. */
export const words = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries([...linesByCheck(run)].map(([check, text]) => [check, text.split(' ')[0] ?? '']));
