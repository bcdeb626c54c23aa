import { type Declaration, isReference, itemsAt, knownOr, referenceAt, textAt, valueAt } from '../../topology';
import { invoked } from '../invoked';
import type { OrderRule } from '../rule';

/** Name of a log group as text; what only the deploy knows of it stands in it as `${stack/logical id}`. */
const groupName = (value: ReturnType<typeof valueAt>): readonly string[] =>
  typeof value === 'string' ? [`name ${value}`] : isReference(value) ? [`group ${value.reference}`] : [];

/** A function without a group of its choice writes into one that is named after it. */
function writesInto({ id, properties }: Declaration): readonly string[] {
  const chosen = valueAt(properties, 'LoggingConfig.LogGroup');
  if (chosen !== undefined) return groupName(chosen);
  const name = knownOr(textAt(properties, 'FunctionName'), undefined);
  return [`name /aws/lambda/${name ?? `\${${id}}`}`];
}

function* databaseGroups(properties: Declaration['properties'], path: string, name: string): Generator<string> {
  const identifier = knownOr(textAt(properties, name), undefined);
  for (const log of identifier === undefined ? [] : itemsAt(properties, 'EnableCloudwatchLogsExports')) {
    if (typeof log === 'string') yield `name /aws/rds/${path}/${identifier}/${log}`;
  }
}

/**
 * Services of AWS make a log group themselves when they have something to write and it is not there. Then CloudFormation
 * cannot make it any more.
 */
export const afterLogGroup: OrderRule = {
  name: 'after-log-group',
  claim: 'whoever writes into a log group of the templates begins after it is made',
  why: 'the service makes the group itself, without key and retention, and CloudFormation fails with "already exists"',
  remedy: 'let a function name the group in LoggingConfig.LogGroup, and let a cluster or database depend on it',
  source: 'https://github.com/aws/aws-cdk/issues/34612, https://github.com/aws/aws-cdk/issues/32689',
  *needs(resource, deployment) {
    const { type, properties } = resource;
    for (const called of invoked(resource, deployment)) yield* writesInto(called);
    const named = type === 'AWS::Logs::LogGroup' ? undefined : valueAt(properties, 'LogGroupName');
    if (named !== undefined) yield* groupName(named);
    if (type === 'AWS::EKS::Cluster' && itemsAt(properties, 'Logging.ClusterLogging.EnabledTypes').length > 0)
      yield `name /aws/eks/${knownOr(textAt(properties, 'Name'), '')}/cluster`;
    if (type === 'AWS::RDS::DBCluster') yield* databaseGroups(properties, 'cluster', 'DBClusterIdentifier');
    if (type === 'AWS::RDS::DBInstance') yield* databaseGroups(properties, 'instance', 'DBInstanceIdentifier');
  },
  *offers({ id, type, properties }) {
    if (type !== 'AWS::Logs::LogGroup') return;
    yield `group ${id}`;
    const function_ = referenceAt(properties, 'LogGroupName');
    if (function_ === undefined) yield* groupName(valueAt(properties, 'LogGroupName'));
  },
};
