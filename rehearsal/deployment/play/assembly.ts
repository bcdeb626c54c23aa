import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readOutput } from '../../output';
import { MissingTool } from '../../toolchain/go';
import { type CodeBlock, codeBlocks } from '../guide/code-blocks';
import { writeApp } from '../guide/programs';
import type { StackToDeploy } from './in-process';

const ROOT = join(__dirname, '..', '..', '..');

/** What a configuration comes to: the guides, and the stacks that the CDK's tool deploys. */
export interface Assembly {
  /** Path of the configuration. */
  readonly config: string;
  readonly accountId: string;
  readonly region: string;
  /** What the CDK's tool needs to find it. */
  readonly environment: Readonly<Record<string, string>>;
  /** The commands of the guide of a scenario. */
  guide(scenario: string): readonly CodeBlock[];
  /** A stack as it is in a context of the CDK. @throws when there is none of that name */
  stack(name: string, context: readonly string[]): StackToDeploy;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly terminationProtection?: boolean };
}

function artifacts(folder: string): Readonly<Record<string, Artifact>> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    readonly artifacts: Readonly<Record<string, Artifact>>;
  };
  return manifest.artifacts;
}

function run(command: readonly string[], environment: Readonly<Record<string, string>>): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK_NOTICES: 'false', ...environment },
  });
  if (status !== 0) throw new MissingTool(`${command.join(' ')} failed:\n${stdout}\n${stderr}`.trim());
}

/**
 * Synthesizes a configuration, as `npm run synth` does. The CDK's tool runs the app when it is asked to, once for each context.
 *
 * @param folder for all that is written
 * @param assemblies where the app's output is kept for the next run
 * @throws MissingTool with the mistakes when the configuration has some
 */
export function assemble(config: string, folder: string, assemblies: string): Assembly {
  const output = join(folder, 'dist');
  run(['--import', 'tsx', 'bin/synth.ts', '--config', relative(ROOT, config), '--output', output], {});
  mkdirSync(assemblies, { recursive: true });
  const environment = {
    TRIZONE_CONFIG: config,
    CDK_APP: writeApp(folder),
    CDK_OUTPUT: join(folder, 'cdk.out'),
    REHEARSAL_ASSEMBLIES: assemblies,
  };
  const folders = new Map<string, string>();
  const synthesized = (context: readonly string[]): string => {
    const key = context.join(',');
    const known = folders.get(key);
    if (known) return known;
    const cdk = join(folder, `context-${folders.size}`);
    const options = context.flatMap((one) => ['--context', one]);
    run(['node_modules/aws-cdk/bin/cdk', 'synth', '--quiet', '--output', cdk, ...options], environment);
    folders.set(key, cdk);
    return cdk;
  };
  const first = Object.values(artifacts(synthesized([]))).find(({ type }) => type === 'aws:cloudformation:stack');
  const [, accountId = '', region = ''] = /^aws:\/\/(\d+)\/(.+)$/.exec(first?.environment ?? '') ?? [];
  return {
    config,
    accountId,
    region,
    environment,
    guide: (scenario) => codeBlocks(readOutput(join(output, scenario)).guide),
    stack: (name, context) => {
      const cdk = synthesized(context);
      const artifact = artifacts(cdk)[name];
      if (!artifact) throw new Error(`there is no stack ${name}`);
      const template = readFileSync(join(cdk, `${name}.template.json`), 'utf8');
      return { name, template, protection: artifact.properties?.terminationProtection === true };
    },
  };
}
