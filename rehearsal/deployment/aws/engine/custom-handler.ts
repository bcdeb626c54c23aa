import type { Account } from '../account';
import type { Properties } from '../resources/behaviour';
import type { Thing } from '../thing';

/** Custom resources of the CDK that speak to Kubernetes. */
export const ON_KUBERNETES = /^Custom::AWSCDK-EKS-/;

/** A function that is called makes its log group, when there is none. @see aws-cdk issues 34612 and 32689 */
function writeLog(account: Account, fn: Thing): void {
  const configured = (fn.properties.LoggingConfig as { readonly LogGroup?: string } | undefined)?.LogGroup;
  const id = configured ?? `/aws/lambda/${fn.id}`;
  const group = account.find('AWS::Logs::LogGroup', id);
  if (group) {
    // who is first is chance: what can be late is taken to be late
    if (group.status === 'CREATING') group.refused = `${id} already exists: the function ran before, and made it`;
    return;
  }
  const arn = `arn:aws:logs:${account.region}:${account.id}:log-group:${id}:*`;
  account.add({ type: 'AWS::Logs::LogGroup', id, name: id, arn, properties: {}, status: 'ACTIVE', version: 1 });
}

const CHART = 'Custom::AWSCDK-EKS-HelmChart';

/** Whether the pods of a chart that waits for them can be placed. */
function hasNodes(account: Account, { Wait, ClusterName }: Properties): boolean {
  const groups = account
    .ofType('AWS::EKS::Nodegroup')
    .filter(({ properties }) => properties.ClusterName === ClusterName);
  return String(Wait) !== 'true' || groups.some(({ status }) => status !== 'CREATING');
}

/** @throws when the function of a custom resource cannot do its work now */
export function handlerIsReady(account: Account, type: string, properties: Properties): void {
  const fn = account.ofType('AWS::Lambda::Function').find(({ arn }) => arn === properties.ServiceToken);
  if (fn?.status !== 'ACTIVE') throw new Error(`the function of ${type}, ${properties.ServiceToken}, is not there`);
  writeLog(account, fn);
  if (!ON_KUBERNETES.test(type)) return;
  // the framework's function calls the handler, whose role needs an access entry
  const called = [...account.ofType('AWS::Lambda::Function')].find((one) =>
    JSON.stringify(fn.properties.Environment ?? {}).includes(one.arn),
  );
  if (called) writeLog(account, called);
  const role = called?.properties.Role;
  const entry = account
    .ofType('AWS::EKS::AccessEntry')
    .find((one) => one.properties.ClusterName === properties.ClusterName && one.properties.PrincipalArn === role);
  const cluster = account.find('AWS::EKS::Cluster', properties.ClusterName);
  if (cluster?.status !== 'ACTIVE' && cluster?.status !== 'UPDATING')
    throw new Error(`cluster ${properties.ClusterName} is not ACTIVE`);
  if (type === CHART && !hasNodes(account, properties)) {
    throw new Error(`helm upgrade ${properties.Release}: context deadline exceeded: its pods have no node`);
  }
  if (entry?.status !== 'ACTIVE') throw new Error(`You must be logged in to the server: ${role} has no access entry`);
}
