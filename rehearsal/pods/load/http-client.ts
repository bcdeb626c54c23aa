// Runs where clients of the load balancers are, and asks each URL again and again, with a connection of its own each time. Each
// line that it prints is one answer: the URL, when it asked, for how many milliseconds it waited, and the status or the error.
import { get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two requests. */
const PERIOD = 100;

/** Milliseconds that it waits for an answer. */
const PATIENCE = 2000;

function ask(url: string): Promise<string> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: PATIENCE }, (response) => {
      response.resume().once('end', () => resolve(String(response.statusCode)));
    });
    request.once('timeout', () => request.destroy(new Error('timeout')));
    request.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

async function visit(url: string): Promise<void> {
  for (;;) {
    const from = Date.now();
    const answer = await ask(url);
    console.log(JSON.stringify({ url, from, milliseconds: Date.now() - from, answer }));
    await sleep(Math.max(0, PERIOD - (Date.now() - from)));
  }
}

process.stdin.resume().once('end', () => process.exit(0));
for (const url of process.argv.slice(2)) void visit(url);
