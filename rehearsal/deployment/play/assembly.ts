import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissingTool } from '../../toolchain/go';
import { type CodeBlock, codeBlocks } from '../guide/code-blocks';
import { writeApp } from '../guide/programs';
import { checkOut, type SourceEdit } from './checkout';
import type { StackToDeploy } from './in-process';

/** What a configuration comes to: the guides, and the stacks that the CDK's tool deploys. */
export interface Assembly {
  /** The project with this configuration, synthesized into `dist`. Commands are given there. */
  readonly folder: string;
  readonly accountId: string;
  readonly region: string;
  /** What the CDK's tool needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Names of all stacks, each after those that it needs. */
  readonly stacks: readonly string[];
  /** The commands of the guide of a scenario. */
  guide(scenario: string): readonly CodeBlock[];
  /** A stack as it is in a context of the CDK. @throws when there is none of that name */
  stack(name: string, context: readonly string[]): StackToDeploy;
}

interface Artifact {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly environment?: string;
  readonly properties?: { readonly terminationProtection?: boolean };
}

function artifacts(folder: string): Readonly<Record<string, Artifact>> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<Record<string, Artifact>>;
  };
  return manifest.artifacts;
}

const STACK = 'aws:cloudformation:stack';

/** Names of the stacks, each after those that it needs. */
function inOrder(all: Readonly<Record<string, Artifact>>): readonly string[] {
  const ordered = new Set<string>();
  const add = (name: string): void => {
    const { type, dependencies = [] } = all[name] ?? { type: '' };
    if (type !== STACK || ordered.has(name)) return;
    for (const needed of dependencies) add(needed);
    ordered.add(name);
  };
  for (const name of Object.keys(all)) add(name);
  return [...ordered];
}

function run(folder: string, command: readonly string[], environment: Readonly<Record<string, string>>): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CDK_NOTICES: 'false', ...environment },
  });
  if (status !== 0) throw new MissingTool(`${command.join(' ')} failed:\n${stdout}\n${stderr}`.trim());
}

/** A configuration, and the project that it is synthesized with. */
export interface AssemblyProps {
  /** Text of the configuration. */
  readonly config: string;
  /** Changes of the project itself. @default - none */
  readonly edits?: readonly SourceEdit[];
  /** For all that is written. */
  readonly folder: string;
}

/**
 * Synthesizes a configuration, as `npm run synth` does. The CDK's tool runs the app when it is asked to, once for each context.
 *
 * @throws MissingTool with the mistakes when the configuration has some
 */
export function assemble({ config, edits, folder: outer }: AssemblyProps): Assembly {
  const folder = checkOut(join(outer, 'project'), config, edits);
  let synthesizedGuides = false;
  // stacks alone need none of it, and it takes half of the time
  const dist = (): string => {
    if (!synthesizedGuides) run(folder, ['--import', 'tsx', 'bin/synth.ts'], {});
    synthesizedGuides = true;
    return join(folder, 'dist');
  };
  const assemblies = join(outer, 'assemblies');
  mkdirSync(assemblies, { recursive: true });
  const environment = { CDK_APP: writeApp(outer), REHEARSAL_ASSEMBLIES: assemblies };
  const folders = new Map<string, string>();
  const synthesized = (context: readonly string[]): string => {
    const key = context.join(',');
    const known = folders.get(key);
    if (known) return known;
    const cdk = join(outer, `context-${folders.size}`);
    const options = context.flatMap((one) => ['--context', one]);
    run(folder, ['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', cdk, ...options], environment);
    folders.set(key, cdk);
    return cdk;
  };
  const stacks = inOrder(artifacts(synthesized([])));
  const first = artifacts(synthesized([]))[stacks[0] ?? ''];
  const [, accountId = '', region = ''] = /^aws:\/\/(\d+)\/(.+)$/.exec(first?.environment ?? '') ?? [];
  return {
    folder,
    accountId,
    region,
    environment,
    stacks,
    guide: (scenario) => codeBlocks(readFileSync(join(dist(), scenario, 'DEPLOY.md'), 'utf8')),
    stack: (name, context) => {
      const cdk = synthesized(context);
      const artifact = artifacts(cdk)[name];
      if (!artifact) throw new Error(`there is no stack ${name}`);
      const template = readFileSync(join(cdk, `${name}.template.json`), 'utf8');
      return { name, template, protection: artifact.properties?.terminationProtection === true };
    },
  };
}
