import type { OrderRule } from '../rule';
import { afterCluster } from './after-cluster';
import { afterCustomResourceDefinition } from './after-custom-resource-definition';
import { afterKubectlAccess } from './after-kubectl-access';
import { afterLoadBalancerController } from './after-load-balancer-controller';
import { afterLogGroup } from './after-log-group';
import { afterNamespace } from './after-namespace';
import { afterNetworkPlugin } from './after-network-plugin';
import { afterNodes } from './after-nodes';
import { afterPodIdentity } from './after-pod-identity';
import { afterPodRights } from './after-pod-rights';
import { afterServiceAccount } from './after-service-account';
import { afterVolumeDriver } from './after-volume-driver';

/** Every rule about the order of a deployment. */
export const ORDER_RULES: readonly OrderRule[] = [
  afterCluster,
  afterKubectlAccess,
  afterLogGroup,
  afterNamespace,
  afterCustomResourceDefinition,
  afterLoadBalancerController,
  afterVolumeDriver,
  afterNetworkPlugin,
  afterNodes,
  afterPodIdentity,
  afterPodRights,
  afterServiceAccount,
];
