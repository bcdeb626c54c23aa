import type { EksScenario } from '../../scenario';
import { block } from './block';
import { emptyBucket, type KeptData } from './kept-data';

/** The first deploy: what fails stays as it is and is taken up again, and nothing refuses to be rolled back. */
export const firstDeploy = ({ name }: EksScenario): string =>
  `npx cdk deploy --no-rollback --context protection=off ${name}-network ${name}-platform`;

/** Lifts the protections of the stacks and the cluster. */
export function liftProtection({ name, region, cluster }: EksScenario): readonly string[] {
  const stack = (stackName: string) =>
    `aws cloudformation update-termination-protection --region ${region} --no-enable-termination-protection --stack-name ${stackName}`;
  return [
    `aws eks update-cluster-config --region ${region} --name ${cluster.name} --no-deletion-protection`,
    stack(`${name}-platform`),
    stack(`${name}-network`),
  ];
}

/** What the sheet about a failure needs to know of a scenario. */
export interface FailedDeployParts {
  readonly kept: KeptData;
  /** Lifts the protection of a database of AWS. @default - there is none */
  readonly unprotect?: readonly string[];
}

/** What to do when a deploy fails: where the error is, how to go on, how to start over. Markdown. */
export function whenADeployFails(
  scenario: EksScenario,
  { kept, unprotect = [] }: FailedDeployParts,
): readonly string[] {
  const { name, region } = scenario;
  const platform = `--region ${region} --stack-name ${name}-platform`;
  return [
    '### When a deploy fails',
    '**Find the cause.** The events that failed, the newest first; the oldest of them is the cause, and "cancelled" is only its consequence. The commands here are about the platform, which fails most; write the name of another stack in its place when that one failed:',
    block([
      `aws cloudformation describe-stack-events ${platform} --query "StackEvents[?contains(ResourceStatus, 'FAILED')].[Timestamp,LogicalResourceId,ResourceStatusReason]" --output table`,
    ]),
    'Kubernetes objects and charts are applied by a function. Its error is often hidden behind `Response object is too long`; the whole of it is in the log group of the function. That stays when CloudFormation rolls the stack back, but not when you start over:',
    block([
      `export GROUP="$(aws cloudformation list-stack-resources ${platform} --query "StackResourceSummaries[?contains(LogicalResourceId, 'KubectlProviderHandlerLogGroup')].PhysicalResourceId" --output text)"`,
      `aws logs tail "$GROUP" --region ${region} --since 2h --filter-pattern ERROR`,
    ]),
    'A chart that is not ready after ten minutes fails with `timed out`. What its pods wait for:',
    block([
      "kubectl get pods --all-namespaces --field-selector 'status.phase!=Running,status.phase!=Succeeded'",
      'kubectl get events --all-namespaces --sort-by=.lastTimestamp',
    ]),
    '**Go on.** Mend the cause and run the same command again. Of the first deploy everything that succeeded is still there, and the command goes on from it. When it asks to roll back first, because the mend replaces a resource, answer yes. A later deploy that fails is rolled back by CloudFormation; when that fails too, `npx cdk rollback` takes it up again.',
    '**Start over** from nothing, as long as the first deploy of the platform has not succeeded. Afterwards it is a [tear-down](#5-tear-down).',
    'When the first deploy was made without `--context protection=off`, lift the protections first:',
    block([...unprotect, ...liftProtection(scenario)]),
    ...(kept.bucket === undefined
      ? []
      : [
          'A bucket with objects cannot be deleted, and the database may have begun to write. This deletes **all backups** in it:',
        ]),
    block([
      ...emptyBucket(kept),
      `npx cdk rollback ${name}-platform`,
      `npx cdk destroy ${name}-platform`,
      `npx cdk destroy ${name}-network`,
    ]),
    ...(kept.bucket === undefined
      ? []
      : [
          'The roll-back may fail at the bucket with the access logs, which nobody needs: go on with the next command.',
        ]),
  ];
}
