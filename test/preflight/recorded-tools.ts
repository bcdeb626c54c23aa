// Test support: the clouds' command-line tools, which answer from what was recorded. Each is a function of the shell, which
// starts no process, and looks up its arguments; what it has no answer to yet is asked of the test, and the script is run again.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  /** What the tools were given by a pipe. */
  readonly piped: string;
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A function for each tool. All know all answers. The script does not find a tool that MISSING names. */
const toolsOf = (tools: readonly string[], cases: readonly string[]): string => `answer() {
local piped
while IFS= read -r piped; do printf '%s\\n' "$piped" >>"$RECORDED/piped"; done
case "$*" in
${cases.join('\n')}
esac
printf '%s\\0' "$@" >"$RECORDED/asked-$BASHPID-$RANDOM"
echo 'no answer is recorded' >&2
return 97
}
command() { if [ "\${2:-}" = "\${MISSING:-}" ]; then return 1; else builtin command "$@"; fi; }
${tools.map((tool) => `${tool}() { answer ${tool} "$@"; }`).join('\n')}
`;

/** Tools of the clouds on the PATH of a script. */
export class RecordedTools {
  /** Every command that was asked. */
  readonly commands = new Map<string, readonly [tool: string, ...words: string[]]>();
  private readonly folder = mkdtempSync(join(tmpdir(), 'trizone-tools-'));

  private readonly tools: readonly string[];

  constructor(tools: readonly string[]) {
    this.tools = tools;
  }

  /** Runs the script until every command has its answer. */
  run(script: string, answers: Answers, environment: Readonly<Record<string, string>> = {}): Run {
    const recorded = mkdtempSync(join(this.folder, 'answers-'));
    const file = join(recorded, 'preflight.sh');
    // nothing waits here: more workers would only be started
    writeFileSync(file, script.replace(/^at_once=\d+/m, 'at_once=2'));
    for (;;) {
      this.write(recorded, answers);
      const { stdout, stderr, status } = spawnSync('bash', [file], {
        encoding: 'utf8',
        // bash reads this file before the script
        env: {
          ...environment,
          PATH: '/usr/bin:/bin',
          BASH_ENV: join(recorded, 'tools.sh'),
          RECORDED: recorded,
          TMPDIR: recorded,
        },
      });
      const asked = readdirSync(recorded).filter((name) => name.startsWith('asked-'));
      if (asked.length === 0) {
        const piped = existsSync(join(recorded, 'piped')) ? readFileSync(join(recorded, 'piped'), 'utf8') : '';
        rmSync(recorded, { recursive: true });
        return { lines: stdout.split('\n').filter((text) => text !== ''), status, errors: stderr, piped };
      }
      for (const name of asked) {
        const [tool = '', ...words] = readFileSync(join(recorded, name), 'utf8').split('\0').slice(0, -1);
        this.commands.set([tool, ...words].join(' '), [tool, ...words]);
        rmSync(join(recorded, name));
      }
      rmSync(join(recorded, 'piped'), { force: true });
    }
  }

  /** Removes the tools. */
  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(recorded: string, answers: Answers): void {
    const cases = [...this.commands].map(([command, [tool, ...words]]) => {
      const { out = '', error } = answers(tool, words);
      const fails = error === undefined ? '' : `; printf '%s\\n' ${quoted(error)} >&2; return 254`;
      return `${quoted(command)}) printf %s ${quoted(out)}${fails}; return ;;`;
    });
    writeFileSync(join(recorded, 'tools.sh'), toolsOf(this.tools, cases));
  }
}

/** The lines of a run by the ids of their checks, without the closing count. */
export const linesByCheck = ({ lines }: Run): ReadonlyMap<string, string> =>
  new Map(lines.slice(0, -1).map((text) => [/^\S+ +([^:]+):/.exec(text)?.[1] ?? text, text]));

/** The word that each line begins with, by check. */
export const words = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries([...linesByCheck(run)].map(([check, text]) => [check, text.split(' ')[0] ?? '']));
