import { type Declaration, knownOr, type Resource, textAt } from '../topology';
import type { Deployment } from './deployment';

/** Name of the chart that a resource is a release of; `undefined` for another resource. */
export const chartOf = ({ type }: Resource): string | undefined => /^helm (.+)$/.exec(type)?.[1];

/** Kind of a Kubernetes object, and the API group that it belongs to: the empty one is Kubernetes' own. */
export function kindOf({ type }: Resource): { readonly group: string; readonly kind: string } {
  const [version = '', kind = ''] = type.split(' ');
  return { group: version.includes('/') ? (version.split('/')[0] ?? '') : '', kind };
}

/** A key within the cluster that a resource names; none when it names no cluster. */
export function* inCluster(
  { cluster }: Declaration,
  { clusterId }: Deployment,
  names: Iterable<string>,
): Generator<string> {
  if (cluster !== undefined) for (const name of names) yield `${clusterId(cluster)} ${name}`;
}

/** Name of the EKS add-on that a resource is. */
export const addOnOf = ({ type, properties }: Declaration): string | undefined =>
  type === 'AWS::EKS::Addon' ? knownOr(textAt(properties, 'AddonName'), undefined) : undefined;

/** Whether a resource speaks to the Kubernetes API: the CDK's custom resources do. @see aws-cdk-lib 2.261, aws-eks-v2 */
export const speaksToKubernetes = ({ type }: Declaration): boolean => /^Custom::AWSCDK-EKS-/.test(type);
