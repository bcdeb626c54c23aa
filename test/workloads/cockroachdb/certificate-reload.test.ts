import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { CERTIFICATE_RELOAD_SCRIPT } from '../../../lib/workloads';
import { end, until, Workshop } from '../shell';

/** Seconds between two looks. */
const INTERVAL = '0.05';

/** A name that no other process has; Linux keeps 15 characters. */
const SERVER = `crdb-${process.pid}`.slice(0, 15);

// the script finds processes in /proc, as in the image of CockroachDB
const describeOnLinux = process.platform === 'linux' ? describe : describe.skip;

describeOnLinux('the script of the sidecar', () => {
  let workshop: Workshop;
  let version = 0;

  beforeEach(() => {
    workshop = new Workshop();
    version = 0;
    mkdirSync(workshop.path('certs'));
    renew();
    symlinkSync('..data/node.crt', workshop.path('certs/node.crt'));
  });

  afterEach(() => workshop.close());

  /** Puts a new certificate in place as kubelet does: a folder of the new files, and a link that is swapped. */
  function renew(): void {
    version += 1;
    mkdirSync(workshop.path(`certs/..${version}`));
    workshop.write(`certs/..${version}/node.crt`, `certificate ${version}`);
    symlinkSync(`..${version}`, workshop.path('certs/..new'));
    renameSync(workshop.path('certs/..new'), workshop.path('certs/..data'));
  }

  /** Starts a process of that name, which notes each SIGHUP as a line of a file. */
  async function server(name: string): Promise<() => number> {
    const file = workshop.path(`${name}.log`);
    const script = `
      const note = (line) => require('fs').appendFileSync(${JSON.stringify(file)}, line + '\\n');
      process.title = ${JSON.stringify(name)};
      process.on('SIGHUP', () => note('hup'));
      setInterval(() => {}, 1000);
      note('ready');`;
    workshop.start([process.execPath, '-e', script]);
    await until(`${name} runs`, () => workshop.lines(`${name}.log`).includes('ready'));
    return () => workshop.lines(`${name}.log`).filter((line) => line === 'hup').length;
  }

  /** Starts the script, and waits until it knows the certificates. */
  async function reload({ interval = INTERVAL, text = CERTIFICATE_RELOAD_SCRIPT } = {}) {
    workshop.command('sleep', 'exec /bin/sleep "$1"');
    const script = workshop.write('certificate-reload.sh', text);
    const sidecar = workshop.start(['/bin/sh', script, workshop.path('certs'), SERVER, interval]);
    await until('the script sleeps', () => workshop.lines('sleep.calls').length > 0);
    return sidecar;
  }

  /** Waits until the script has looked at the certificates and done what follows, the second time at the latest. */
  async function look(): Promise<void> {
    const before = workshop.lines('sleep.calls').length;
    await until('the script has looked', () => workshop.lines('sleep.calls').length >= before + 2);
  }

  test('sends one SIGHUP for each renewal, to the server alone, and ends when it is asked to', async () => {
    const received = await server(SERVER);
    const bystander = await server('crdb-bystander');
    const sidecar = await reload();
    await look();
    expect(received()).toBe(0);

    renew();
    await until('the server hears of the renewal', () => received() === 1);
    await look();
    expect(received()).toBe(1);

    renew();
    await until('the server hears of the next one', () => received() === 2);
    expect(bystander()).toBe(0);

    sidecar.kill('SIGTERM');
    expect(await end(sidecar)).toBe(0);
  });

  test('outlives renewals while the server is not there, and serves it when it is back', async () => {
    await reload();
    renew();
    await look();
    const received = await server(SERVER);
    await look();
    expect(received()).toBe(0);
    renew();
    await until('the server hears of the renewal', () => received() === 1);
  });

  test('outlives a server that ends just before the signal', async () => {
    // one more than the largest process id of Linux
    mkdirSync(workshop.path('proc/4194305'), { recursive: true });
    workshop.write('proc/4194305/comm', `${SERVER}\n`);
    await reload({ text: CERTIFICATE_RELOAD_SCRIPT.replaceAll('/proc/', `${workshop.path('proc')}/`) });
    renew();
    await look();
    await look();
  });

  test('ends at once although it sleeps', async () => {
    const sidecar = await reload({ interval: '3600' });
    const asked = performance.now();
    sidecar.kill('SIGTERM');
    expect(await end(sidecar)).toBe(0);
    expect(performance.now() - asked).toBeLessThan(1000);
  });
});
