import type { Template } from '../aws/template/template';
import { type CodeBlock, under } from '../guide/code-blocks';
import { deployCommands } from '../guide/deploy-commands';
import { type AwsPlay, INJECTED } from './aws-play';
import { stillThere } from './judges';

const DEPLOY = 'Deploy';
const FAILED = 'When a deploy fails';

/** After which share of the resources something fails: when the platform is half made, and when nearly all of it is there. */
const HALF = 0.6;
const LATE = 0.9;

/** Number of a resource of the first deploy, by the share that is made before it. */
function after({ guide, assembly }: AwsPlay, share: number): number {
  const [first] = deployCommands(under(guide, DEPLOY));
  const templates = (first?.stacks ?? []).map((name) => assembly.stack(name, first?.context ?? []).template);
  const counts = templates.map((template) => Object.keys((JSON.parse(template) as Template).Resources).length);
  return Math.floor(counts.reduce((sum, count) => sum + count, 0) * share);
}

/** Lets the creation with one number fail, once. */
function failAt({ world: { account } }: AwsPlay, number: number): void {
  let asked = 0;
  account.fault = () => {
    asked += 1;
    return asked === number ? INJECTED : undefined;
  };
}

async function fail(play: AwsPlay, name: string, share: number, blocks: readonly CodeBlock[]): Promise<void> {
  const number = after(play, share);
  failAt(play, number);
  await play.run(`${name} ${number}`, 'the command fails, and says what failed', blocks, { mustFailWith: INJECTED });
  play.world.account.fault = () => undefined;
}

/** The commands that find the cause, those that lift the protections, and those that delete everything. */
function sheet(play: AwsPlay) {
  const blocks = under(play.guide, FAILED);
  const lifts = blocks.findIndex(({ commands }) => commands.includes('update-termination-protection'));
  return { find: blocks.slice(0, lifts), startOver: blocks.slice(lifts) };
}

function findTheCause(play: AwsPlay): Promise<void> {
  const claim = 'the commands of the guide name what failed and why';
  return play.run('find the cause', claim, sheet(play).find, { mustPrint: INJECTED });
}

/**
 * A first deploy without the context that keeps protections away, which fails late: the guide's way to lift them, and to start
 * over. Whatever is left would stop the next deploy, or cost money.
 */
export async function startOver(play: AwsPlay): Promise<void> {
  const protectedDeploy = under(play.guide, DEPLOY).map(({ commands, headings }) => ({
    headings,
    commands: commands.replaceAll(' --context protection=off', ''),
  }));
  await fail(play, 'protected, failure at resource', LATE, protectedDeploy);
  await findTheCause(play);
  await play.run('start over', 'all is gone with the commands of the guide', sheet(play).startOver, {
    judge: (_, left) => stillThere(left),
  });
}

/** The first deploy as the guide says, which fails once. */
export async function goOn(play: AwsPlay): Promise<void> {
  await fail(play, 'failure at resource', HALF, under(play.guide, DEPLOY));
  await findTheCause(play);
  await play.deploy('the same commands again');
}
