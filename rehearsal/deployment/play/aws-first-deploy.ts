import { type CodeBlock, under } from '../guide/code-blocks';
import { type AwsPlay, INJECTED } from './aws-play';
import { stillThere } from './judges';

const DEPLOY = 'Deploy';
const FAILED = 'When a deploy fails';

/** Lets the creation with one number fail, once. */
function failAt({ world: { account } }: AwsPlay, number: number): void {
  let asked = 0;
  account.fault = () => {
    asked += 1;
    return asked === number ? INJECTED : undefined;
  };
}

async function fail(play: AwsPlay, name: string, number: number, blocks: readonly CodeBlock[]): Promise<void> {
  failAt(play, number);
  await play.run(name, 'the command fails, and says what failed', blocks, { mustFailWith: INJECTED });
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
export async function startOver(play: AwsPlay, number: number): Promise<void> {
  const protectedDeploy = under(play.guide, DEPLOY).map(({ commands, headings }) => ({
    headings,
    commands: commands.replaceAll(' --context protection=off', ''),
  }));
  await fail(play, `protected, failure at resource ${number}`, number, protectedDeploy);
  await findTheCause(play);
  await play.run('start over', 'all is gone with the commands of the guide', sheet(play).startOver, {
    judge: (_, after) => stillThere(after),
  });
}

/** The first deploy as the guide says, which fails once. */
export async function goOn(play: AwsPlay, number: number): Promise<void> {
  await fail(play, `failure at resource ${number}`, number, under(play.guide, DEPLOY));
  await findTheCause(play);
  await play.deploy('the same commands again');
}
