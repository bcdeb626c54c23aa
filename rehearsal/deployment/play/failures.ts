import { Account } from '../aws/account';
import { CloudFormation } from '../aws/engine/cloudformation';
import { ModelCluster } from '../kubernetes/model-cluster';
import { type DeployFlags, deployInProcess, type StackToDeploy } from './in-process';
import type { StepOutcome } from './outcome';

/** One command that deploys. */
export interface Command {
  readonly stacks: readonly StackToDeploy[];
  readonly flags: DeployFlags;
}

/** What is deployed, and how. */
export interface FailuresProps {
  readonly scenario: string;
  readonly accountId: string;
  readonly region: string;
  /** Those of the guide, in its order. */
  readonly commands: readonly Command[];
  /** A failure is injected after each so many resources. */
  readonly every: number;
}

const INJECTED = 'Internal failure (injected)';

/** Version of the bootstrap that the templates ask for. */
const BOOTSTRAP = { Name: '/cdk-bootstrap/hnb659fds/version', Type: 'String', Value: '30' };

/** An account that was made ready for the CDK, with a model of Kubernetes. */
export function readyAccount({ accountId, region }: Pick<FailuresProps, 'accountId' | 'region'>): CloudFormation {
  const account = new Account(accountId, region);
  account.kubernetes = new ModelCluster();
  account.add({
    type: 'AWS::SSM::Parameter',
    id: BOOTSTRAP.Name,
    name: BOOTSTRAP.Name,
    arn: '',
    properties: BOOTSTRAP,
    status: 'ACTIVE',
    version: 1,
  });
  return new CloudFormation(account);
}

const isGood = (state: string): boolean => /^(CREATE|UPDATE)_COMPLETE$|^no changes$/.test(state);

/** How far the commands of the guide went. */
interface Progress {
  /** Number of the command that failed. @default - none */
  readonly failed?: number;
  readonly state?: string;
}

/** Gives the commands one after the other, from one of them on, until one fails. */
async function deployAll(service: CloudFormation, { commands }: FailuresProps, from = 0): Promise<Progress> {
  for (const [index, { stacks, flags }] of commands.entries()) {
    if (index < from) continue;
    for (const stack of stacks) {
      const state = await deployInProcess(service, stack, flags);
      if (!isGood(state)) return { failed: index, state: `${stack.name}: ${state}` };
    }
  }
  return {};
}

/** Lets the creation with one number fail, once. Returns how many were asked for. */
function failAt(
  service: CloudFormation,
  number: number,
): { readonly asked: () => number; readonly failed: () => string } {
  let asked = 0;
  let failed = '';
  service.account.fault = (stack, logicalId, type) => {
    asked += 1;
    if (asked !== number) return undefined;
    failed = `${type} ${stack}/${logicalId}`;
    return INJECTED;
  };
  return { asked: () => asked, failed: () => failed };
}

/** Lets the first deploy fail at one resource, and then gives the same command again. */
async function retry(props: FailuresProps, number: number): Promise<StepOutcome> {
  const service = readyAccount(props);
  const { failed } = failAt(service, number);
  const first = await deployAll(service, props);
  const minutes = Math.round(service.account.seconds / 60);
  const second = await deployAll(service, props, first.failed);
  const seen = first.state ? `failed at ${failed()}` : 'nothing failed';
  return {
    scenario: props.scenario,
    step: `failure at resource ${number}`,
    claim: 'the same command again deploys every stack',
    passed: first.state !== undefined && second.state === undefined,
    seen: second.state
      ? `${seen}; then ${second.state}`
      : `${seen} after ${minutes} simulated minutes; the retry went through`,
    resources: [...service.account.stacks.values()].reduce((sum, { resources }) => sum + resources.size, 0),
    simulatedMinutes: Math.round(service.account.seconds / 60),
  };
}

/** A failure after every so many resources of the first deploy, and the retry. */
export async function failures(props: FailuresProps): Promise<readonly StepOutcome[]> {
  const service = readyAccount(props);
  const { asked } = failAt(service, 0);
  await deployAll(service, props);
  const outcomes: StepOutcome[] = [];
  for (let number = props.every; number <= asked(); number += props.every) outcomes.push(await retry(props, number));
  return outcomes;
}

/** Factors by which something takes longer or shorter than usual. */
const FACTORS = [0.02, 0.2, 1, 5, 25] as const;

/** Factors that follow from a seed alone. @see mulberry32, a generator of 32 bits */
function factors(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return FACTORS[((mixed ^ (mixed >>> 14)) >>> 0) % FACTORS.length] ?? 1;
  };
}

/** The first deploy with other durations of everything: a right order does not rest on them. */
export async function otherDurations(props: FailuresProps, seeds: number): Promise<StepOutcome> {
  const failed: string[] = [];
  let longest = 0;
  let resources = 0;
  for (let seed = 1; seed <= seeds; seed += 1) {
    const service = readyAccount(props);
    const factor = factors(seed);
    service.account.pace = (_, usual) => usual * factor();
    const { state } = await deployAll(service, props);
    if (state) failed.push(`seed ${seed}: ${firstFailure(service) ?? state}`);
    longest = Math.max(longest, service.account.seconds);
    resources = [...service.account.stacks.values()].reduce((sum, stack) => sum + stack.resources.size, 0);
  }
  return {
    scenario: props.scenario,
    step: 'first deploy, other durations',
    claim: 'every stack is deployed, however long each resource takes',
    passed: failed.length === 0,
    seen:
      failed.length === 0
        ? `${seeds} times, with durations of a fiftieth to 25 times the usual`
        : failed.slice(0, 3).join('; '),
    resources,
    simulatedMinutes: Math.round(longest / 60),
  };
}

/** The first resource that was refused, in the account's words. */
function firstFailure({ account }: CloudFormation): string | undefined {
  const events = [...account.stacks.values()].flatMap((stack) => stack.events);
  const event = events.find(
    ({ status, reason }) => status.endsWith('_FAILED') && reason && !reason.includes('cancelled'),
  );
  return event && `${event.logicalId}: ${event.reason}`;
}
