import { readFileSync } from 'node:fs';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { type OversizeTemplate, oversize, TEMPLATE_LIMITS } from '../lib/aws';
import { type AwsConfig, ConfigError, type Problem } from '../lib/config';

/** The CDK's own check of the number of resources is an error without a remedy: off, because ours counts them too. */
export const WITHOUT_RESOURCE_LIMIT = { '@aws-cdk/core:stackResourceLimit': 0 };

function problem({ aws, services }: AwsConfig, { stack, resources, bytes }: OversizeTemplate): Problem {
  const most = `at most ${TEMPLATE_LIMITS.resources} resources and ${TEMPLATE_LIMITS.bytes} bytes`;
  const allowed = `a configuration whose every template has ${most}; ${stack} has ${resources} and ${bytes}`;
  if (!/-services-\d+$/.test(stack)) {
    return {
      path: ['services'],
      value: `${services.length} services`,
      allowed,
      remedy: 'use fewer services with a database',
    };
  }
  return {
    path: ['aws', 'serviceStacks'],
    value: aws.serviceStacks,
    allowed,
    remedy:
      'raise it, or shorten env of the services; services that are deployed move then: DEPLOY.md says how, under "More stacks of services"',
  };
}

/**
 * Lets only templates pass that CloudFormation takes.
 *
 * @throws ConfigError with each stack that is too large
 */
export function refuseOversize(config: AwsConfig, { stacks }: Pick<CloudAssembly, 'stacks'>): void {
  const found = stacks.flatMap(
    ({ stackName, templateFullPath }) => oversize(stackName, readFileSync(templateFullPath, 'utf8')) ?? [],
  );
  if (found.length > 0) throw new ConfigError(found.map((each) => problem(config, each)));
}
