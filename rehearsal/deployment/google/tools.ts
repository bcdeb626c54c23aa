import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { UnknownCall } from './gcloud';

/** Answers the calls of one program. @throws with what it prints when it fails */
export type Program = (argv: readonly string[]) => Promise<string>;

/** Sends its arguments to the rehearsal, and prints what comes back. */
const caller = (name: string, url: string): string => `#!/usr/bin/env node
fetch('${url}/${name}', { method: 'POST', body: JSON.stringify(process.argv.slice(2)) }).then(async (response) => {
  const text = await response.text();
  if (response.ok) return process.stdout.write(text === '' ? '' : text + '\\n');
  process.stderr.write('ERROR: (${name}) ' + text + '\\n');
  process.exitCode = 1;
});
`;

/** Seconds that a wait of a guide lasts at least, and for each of its minutes. */
const SECONDS = { least: 20, aMinute: 2 };

/**
 * The real kubectl. What needs a program in a pod is written down and left out. A timeout of minutes is one of seconds: the
 * cloud that it waits for is as much faster.
 */
const KUBECTL = `#!/bin/bash
words=()
for word in "$@"; do
  case "$word" in
    exec|logs|port-forward) echo "kubectl $*" >>"$REHEARSAL_LEFT_OUT"; exit 0 ;;
    --timeout=*m)
      minutes=\${word#--timeout=}
      seconds=$((\${minutes%m} * ${SECONDS.aMinute}))
      if ((seconds < ${SECONDS.least})); then seconds=${SECONDS.least}; fi
      word="--timeout=\${REHEARSAL_PATIENCE:-$seconds}s"
      ;;
  esac
  words+=("$word")
done
exec "$REHEARSAL_KUBECTL" "\${words[@]}"
`;

const LEFT_OUT = (name: string) => `#!/bin/sh
echo "${name} $*" >>"$REHEARSAL_LEFT_OUT"
`;

/** The programs that a guide calls: some are stand-ins that this process answers for, kubectl is the real one. */
export class Tools {
  /** Calls that are not known. */
  readonly unknown: string[] = [];
  /** Folder of the programs. */
  readonly bin: string;
  private readonly server: Server;

  private constructor(server: Server, bin: string) {
    this.server = server;
    this.bin = bin;
  }

  static async start(folder: string, programs: Readonly<Record<string, Program>>): Promise<Tools> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    const tools = new Tools(server, bin);
    server.on('request', (request, response) => {
      text(request)
        .then((body) => tools.call(programs, request.url?.slice(1) ?? '', JSON.parse(body) as readonly string[]))
        .then((answer) => response.writeHead(200).end(answer))
        .catch((error: unknown) => response.writeHead(400).end(error instanceof Error ? error.message : String(error)));
    });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const files = {
      ...Object.fromEntries(Object.keys(programs).map((name) => [name, caller(name, url)])),
      kubectl: KUBECTL,
      psql: LEFT_OUT('psql'),
    };
    for (const [name, script] of Object.entries(files)) {
      writeFileSync(join(bin, name), script);
      chmodSync(join(bin, name), 0o755);
    }
    return tools;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async call(
    programs: Readonly<Record<string, Program>>,
    name: string,
    argv: readonly string[],
  ): Promise<string> {
    const program = programs[name];
    if (!program) throw new Error(`there is no program ${name}`);
    try {
      return await program(argv);
    } catch (error) {
      if (error instanceof UnknownCall) this.unknown.push(error.message);
      throw error;
    }
  }
}
