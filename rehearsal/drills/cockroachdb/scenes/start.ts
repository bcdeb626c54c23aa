import { eventually } from '../../../cluster/eventually';
import { claim, must, type Outcome } from '../../../outcome';
import { PODS, ZONES } from '../machine/places';
import type { Stage } from '../stage';
import { healthOf } from '../stand-ins/readiness';

const START_SECONDS = 120;

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

async function start(stage: Stage): Promise<string> {
  for (const member of stage.members) member.start();
  const seen = async () => Promise.all(stage.members.map(({ address }) => healthOf(address, stage.readyPath)));
  await eventually('every member to answer', START_SECONDS, async () => (await seen()).every((status) => status > 0));
  const statuses = await seen();
  must(
    statuses.every((status) => status === 503),
    `the members answered ${statuses.join(', ')}`,
  );
  return `all of ${ZONES.length} answer 503 to ${stage.readyPath}`;
}

async function initialize(stage: Stage): Promise<string> {
  const first = await stage.init();
  must(first.status === 0, `the first run ended with ${first.status}: ${first.stderr}`);
  stage.readiness.start();
  await stage.ready();
  const again = await stage.init();
  must(again.status === 0, `the second run ended with ${again.status}: ${again.stderr}`);
  return `${lastLine(first.stdout)}; again: ${lastLine(again.stdout)}; then all answer 200`;
}

async function emptyLicence(stage: Stage): Promise<string> {
  const { status, stderr } = await stage.bootstrap('all of it');
  must(status !== 0, 'the script came to its end');
  must(/licence is empty/.test(stderr), `it failed for another reason: ${stderr}`);
  const users = await stage.visitor('root').rows(PODS, 'SELECT username FROM [SHOW USERS]');
  const { writer, reader, analyst } = stage.props.database.users;
  const missing = [writer, reader, analyst].filter((user) => !users.includes(user));
  must(missing.length === 0, `the script stopped before ${missing.join(', ')}`);
  return `it ended with ${status}, and ${users.join(', ')} are there`;
}

async function bootstrapTwice(stage: Stage): Promise<string> {
  for (const run of ['first', 'second']) {
    const { status, stderr } = await stage.bootstrap('all but the licence');
    must(status === 0, `the ${run} run ended with ${status}: ${stderr}`);
  }
  const schedules = await stage
    .visitor('root')
    .rows(PODS, `SELECT label FROM [SHOW SCHEDULES] WHERE label LIKE 'trizone-backup-%'`);
  // a full one and an incremental one have the same label
  must(new Set(schedules).size === 1, `the schedules are ${schedules.join(', ') || 'none'}`);
  return `twice without an error; schedules with one label: ${schedules.join(', ')}`;
}

/** The members start, are initialised and get users and rights. All other scenes need it. */
export async function started(stage: Stage): Promise<readonly Outcome[]> {
  const of = (text: string, play: (stage: Stage) => Promise<string>) => claim('start', text, () => play(stage));
  return [
    await of('with the rendered command members start, and none is ready before the cluster is initialised', start),
    await of('the Job initialises the cluster, can run again, and then every member is ready', initialize),
    ...(stage.hasLicence ? [await of('an empty licence stops the bootstrap after everything else', emptyLicence)] : []),
    await of('the bootstrap runs any number of times, and leaves one schedule of backups', bootstrapTwice),
  ];
}
