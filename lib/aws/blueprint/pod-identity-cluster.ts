import { GenericClusterProviderV2 } from '@aws-quickstart/eks-blueprints';
import {
  Cluster,
  type ClusterProps,
  IdentityType,
  type ServiceAccount,
  type ServiceAccountOptions,
} from 'aws-cdk-lib/aws-eks-v2';
import type { Construct } from 'constructs';
import { kubectlRole, limitKubectlRights } from './kubectl-rights';

/**
 * Defines a cluster whose service accounts get their role by Pod Identity unless told otherwise.
 *
 * The add-ons of EKS Blueprints do not say, and the CDK then makes an OIDC provider and a Lambda for each account's trust.
 */
class PodIdentityCluster extends Cluster {
  override addServiceAccount(id: string, options: ServiceAccountOptions = {}): ServiceAccount {
    return super.addServiceAccount(id, {
      ...options,
      identityType: options.identityType ?? IdentityType.POD_IDENTITY,
    });
  }
}

/**
 * Provides a cluster that uses Pod Identity, and whose kubectl functions have no more rights than they use, by the hook that
 * the library leaves for that.
 */
export class PodIdentityClusterProvider extends GenericClusterProviderV2 {
  protected override internalCreateCluster(scope: Construct, id: string, options: ClusterProps): Cluster {
    const role = kubectlRole(scope);
    const cluster = new PodIdentityCluster(scope, id, {
      ...options,
      ...(options.kubectlProviderOptions
        ? { kubectlProviderOptions: { ...options.kubectlProviderOptions, role: role.withoutPolicyUpdates() } }
        : {}),
    });
    limitKubectlRights(cluster, role);
    return cluster;
  }
}
