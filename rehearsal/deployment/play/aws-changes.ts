import type { KubernetesObject } from '../../cluster/api';
import { scaleOut } from '../aws/autoscaler';
import { type CodeBlock, under } from '../guide/code-blocks';
import type { Assembly } from './assembly';
import { type AwsPlay, INJECTED } from './aws-play';
import type { Change } from './change';
import { leftInAccount, otherThanDeclared, resized, unfinished } from './judges';
import type { Seen } from './seen';

const DAY_TWO = 'Day two';

const CLAIM = 'it is deployed as declared, leaves nothing behind, and keeps the size of node groups';

const ROLL_BACK = /^npx cdk rollback .*$/m;

const key = ({ kind, metadata }: KubernetesObject) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;

/** Plays changes of what runs, one over the other. */
export class AwsChanges {
  private readonly play: AwsPlay;
  private readonly played = new Set<string>();

  constructor(play: AwsPlay) {
    this.play = play;
  }

  /** Deploys another configuration over the one that is there. */
  async change(change: Change, next: Assembly): Promise<void> {
    const { play } = this;
    const { name, before, values, judge, byHand } = change;
    const declared = play.objects();
    const first = before ? [{ headings: [], commands: before(play.platform) }] : [];
    if (first.length > 0) await play.run(`${name}, first`, 'the commands before the change succeed', first);
    scaleOut(play.world.account);
    play.assembly = next;
    await play.run(`change: ${name}`, CLAIM, this.commandsOf(change), {
      ...(values ? { values } : {}),
      judge: async (was, is) =>
        unfinished(is) ??
        otherThanDeclared(is, play.declared) ??
        leftInAccount(was, is) ??
        resized(was, is) ??
        (await this.otherObjects(declared)) ??
        judge?.(was, is) ??
        byHand?.(is),
    });
  }

  /** What must not come as far as a deploy. @param assembled makes what the configuration comes to */
  refused({ name, refused = '' }: Change, assembled: () => Assembly): void {
    const step = { name: `change: ${name}`, claim: 'the configuration is refused before anything is deployed' };
    try {
      assembled();
      this.play.steps.add(step, 'it was synthesized');
    } catch (error) {
      const said = (error as Error).message;
      this.play.steps.add(step, said.includes(refused) ? undefined : said.slice(0, 600));
    }
  }

  /** A later deploy that fails, and whose roll-back fails, too: the guide's way back, without a trace of the change. */
  async failAndRollBack(next: Assembly): Promise<void> {
    const { play } = this;
    const { account } = play.world;
    const present = play.assembly;
    // the third change fails, and so does the first attempt to take one back
    let asked = 0;
    account.fault = () => {
      asked += 1;
      return asked === 3 || asked === 4 ? INJECTED : undefined;
    };
    play.assembly = next;
    const status =
      (wanted: string) =>
      (_: Seen, { stacks }: Seen) => {
        const found = stacks.find(({ name }) => name === `${play.platform}-platform`)?.status;
        return found === wanted ? undefined : `the platform is ${found}`;
      };
    await play.run('later deploy, fails', 'the command fails, and says what failed', play.steadyDeploys, {
      mustFailWith: INJECTED,
      judge: status('UPDATE_ROLLBACK_FAILED'),
    });
    account.fault = () => undefined;
    const lines = under(play.guide, 'When a deploy fails').flatMap(({ commands }) => commands.match(ROLL_BACK) ?? []);
    const blocks = [{ headings: [], commands: lines.join('\n') }];
    await play.run('roll-back that failed', 'the command of the guide takes it up again', blocks, {
      judge: status('UPDATE_ROLLBACK_COMPLETE'),
    });
    play.assembly = present;
    await play.run('deploy again after the roll-back', 'everything is as it was', play.steadyDeploys, {
      // CloudFormation keeps calling the stack rolled back until something changes
      judge: (_, is) => otherThanDeclared(is, play.declared),
    });
  }

  /** Every section of "Day two" is played, or it is said why not. */
  judgeCoverage(reasons: Readonly<Record<string, string>>): void {
    const sections = new Set(
      this.play.guide.flatMap(({ headings: [first, second] }) => (first === DAY_TWO && second ? [second] : [])),
    );
    const open = [...sections].filter((section) => !this.played.has(section));
    const nobodySaysWhy = open.filter((section) => !(section in reasons));
    this.play.steps.leftOut.push(...open.map((section) => `${DAY_TWO}, ${section}: ${reasons[section]}`));
    const step = { name: 'day two', claim: 'every section is played, or it is said why not' };
    this.play.steps.add(step, nobodySaysWhy.length > 0 ? `not played: ${nobodySaysWhy.join(', ')}` : undefined);
  }

  private commandsOf({ sections, only }: Change): readonly CodeBlock[] {
    if (!sections) return this.play.steadyDeploys;
    for (const section of sections) this.played.add(section);
    const blocks = sections.flatMap((section) => under(this.play.guide, section));
    const chosen = only ? blocks.filter(({ commands }) => only(commands)) : blocks;
    if (chosen.length === 0) throw new Error(`the guide has no such commands under ${sections.join(', ')}`);
    return chosen;
  }

  /** Objects that are no longer declared and still there, and those that are declared and gone. */
  private async otherObjects(before: readonly KubernetesObject[]): Promise<string | undefined> {
    const { cluster } = this.play.world;
    const now = this.play.objects();
    const kept = new Set(now.map(key));
    const left: string[] = [];
    const missing: string[] = [];
    for (const object of before) if (!kept.has(key(object)) && (await cluster.has(object))) left.push(key(object));
    for (const object of now) if (!(await cluster.has(object))) missing.push(key(object));
    const words = [
      ...(left.length > 0 ? [`left behind: ${left.join(', ')}`] : []),
      ...(missing.length > 0 ? [`declared and not there: ${missing.join(', ')}`] : []),
    ];
    return words.length > 0 ? words.join('; ') : undefined;
  }
}
