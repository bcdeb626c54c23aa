import type { CodeBlock } from './code-blocks';

/** One `npx cdk deploy` of a guide. */
export interface DeployCommand {
  readonly stacks: readonly string[];
  readonly noRollback: boolean;
  readonly importExisting: boolean;
  /** Of the CDK, as `key=value`. */
  readonly context: readonly string[];
}

const FLAGS = ['--no-rollback', '--import-existing-resources'];

/** Reads one command. @throws on an option that is not known here */
function deployCommand(line: string): DeployCommand {
  const context = [...line.matchAll(/ --context (\S+)/g)].map(([, value = '']) => value);
  const words = line
    .replace(/ --context \S+/g, '')
    .split(/\s+/)
    .slice(3);
  const options = words.filter((word) => word.startsWith('-'));
  const strange = options.find((word) => !FLAGS.includes(word));
  if (strange) throw new Error(`the rehearsal does not know ${strange} of 'cdk deploy'`);
  const [noRollback = false, importExisting = false] = FLAGS.map((flag) => options.includes(flag));
  return { stacks: words.filter((word) => !word.startsWith('-')), noRollback, importExisting, context };
}

/** The commands of some blocks that deploy, in their order. */
export function deployCommands(blocks: readonly CodeBlock[]): readonly DeployCommand[] {
  const lines = blocks.flatMap(({ commands }) => commands.split('\n'));
  return lines.filter((line) => line.startsWith('npx cdk deploy ')).map(deployCommand);
}
