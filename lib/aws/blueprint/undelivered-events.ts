import { Duration, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type CfnFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';

/** The longest that a queue keeps a message. */
const KEEP = Duration.days(14);

/**
 * Keeps the events of CloudFormation that a function of the stack could not take, throttled or out of order: each tells which
 * resource a deploy waited for in vain. Lambda itself would forget them after six hours.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq
 */
export function keepUndeliveredEvents(stack: Stack): void {
  const functions = stack.node.findAll().filter((construct) => construct instanceof LambdaFunction);
  const queue = new Queue(stack, 'UndeliveredEvents', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: KEEP,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const policy = new ManagedPolicy(stack, 'UndeliveredEventsPolicy', {
    roles: functions.flatMap(({ role }) => role ?? []),
    statements: [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] })],
  });
  for (const { node } of functions) {
    const resource = node.defaultChild as CfnFunction;
    resource.deadLetterConfig = { targetArn: queue.queueArn };
    // Lambda refuses a function whose role may not write to its queue
    resource.node.addDependency(policy);
  }
}
