// Runs in namespaces of its own: prints from where each place reaches the drill, and what becomes of one that is cut off.
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { Networks } from '../../../../../rehearsal/drills/cockroachdb/machine/networks';
import { Places, VPN } from '../../../../../rehearsal/drills/cockroachdb/machine/places';

const places = new Places({ pods: '10.64.0.0/16', office: '198.51.100.7/32', vpn: '192.168.0.0/16' });
const networks = Networks.create(places);
const PORT = 26257;
const seen: string[] = [];
const server = createServer((socket) => {
  seen.push(socket.remoteAddress ?? '');
  socket.end();
});

/** The exit status of a connection; 124 when nobody answers. */
function call(place: number): Promise<number | null> {
  const command = ['timeout', '1', 'bash', '-c', `exec 3<>/dev/tcp/${places.drill}/${PORT}; read -r -u 3; true`];
  const [program = '', ...options] = [...networks.enter(place), ...command];
  const child = spawn(program, options, { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}

async function play(): Promise<void> {
  const reached: (number | null)[] = [];
  for (const { number } of places.all) reached.push(await call(number));
  networks.cutOff(VPN);
  const cut = await call(VPN);
  networks.restore(VPN);
  const back = await call(VPN);
  console.log(JSON.stringify({ reached, cut, back, seen }));
  process.exit(0);
}

server.listen({ host: places.drill, port: PORT }, () => void play());
