import { readFileSync } from 'node:fs';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { type OversizeTemplate, oversize, TEMPLATE_LIMITS } from '../lib/aws';
import { type AwsConfig, ConfigError, leastServiceStacks, type Problem, serviceStacksOf } from '../lib/config';
import { counted } from '../lib/zones';

/** The template of a stack, as the CDK uploads it. */
export interface StackTemplate {
  readonly stackName: string;
  readonly text: string;
}

/** The templates of all stacks, in the order of their deployment. */
export const stackTemplates = ({ stacks }: Pick<CloudAssembly, 'stacks'>): readonly StackTemplate[] =>
  stacks.map(({ stackName, templateFullPath }) => ({ stackName, text: readFileSync(templateFullPath, 'utf8') }));

/** The CDK's own check of the number of resources is an error without a remedy: off, because ours counts them too. */
export const WITHOUT_RESOURCE_LIMIT = { '@aws-cdk/core:stackResourceLimit': 0 };

/** Number of a stack of services, from 1, at the end of its name; no other stack has one. */
const numberOf = (stack: string): number | undefined => {
  const [, number] = /-services-(\d+)$/.exec(stack) ?? [];
  return number === undefined ? undefined : Number(number);
};

/** How many services of the size of those in a stack a template holds. */
function mostServices(services: number, { resources, bytes }: OversizeTemplate): number {
  const share = Math.max(resources / TEMPLATE_LIMITS.resources, bytes / TEMPLATE_LIMITS.bytes);
  return Math.floor(services / share);
}

/** A number of stacks with which each template is small enough, if all services are as large as those of the templates that are too large. */
function enoughStacks({ aws, services }: AwsConfig, found: readonly OversizeTemplate[]): number | undefined {
  const stacks = serviceStacksOf(services, aws.serviceStacks);
  const most = found.flatMap((each) => {
    const number = numberOf(each.stack);
    return number === undefined ? [] : mostServices(stacks[number - 1]?.length ?? 0, each);
  });
  return leastServiceStacks(services, aws.serviceStacks, (stack) => stack.length <= Math.min(...most));
}

function problem(config: AwsConfig, each: OversizeTemplate, enough: number | undefined): Problem {
  const { stack, resources, bytes } = each;
  const { aws, services } = config;
  const most = `at most ${TEMPLATE_LIMITS.resources} resources and ${TEMPLATE_LIMITS.bytes} bytes`;
  const allowed = `a configuration whose every template has ${most}; ${stack} has ${resources} and ${bytes}`;
  if (numberOf(stack) === undefined) {
    const remedy = 'use fewer services with a database';
    return { path: ['services'], value: `${counted(services.length, 'service')}`, allowed, remedy };
  }
  const remedy = enough
    ? `set it to ${enough}, or shorten env of the services; services that are deployed move then: DEPLOY.md says how, under "More stacks of services"`
    : 'shorten env of the services: more stacks do not make this template small enough';
  return { path: ['aws', 'serviceStacks'], value: aws.serviceStacks, allowed, remedy };
}

/**
 * Lets only templates pass that CloudFormation takes.
 *
 * @throws ConfigError with each stack that is too large
 */
export function refuseOversize(config: AwsConfig, stacks: readonly StackTemplate[]): void {
  const found = stacks.flatMap(({ stackName, text }) => oversize(stackName, text) ?? []);
  if (found.length === 0) return;
  const enough = enoughStacks(config, found);
  throw new ConfigError(found.map((each) => problem(config, each, enough)));
}
