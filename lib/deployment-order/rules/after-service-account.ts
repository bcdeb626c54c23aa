import { inCluster, kindOf } from '../applied';
import { serviceAccounts } from '../pods';
import type { OrderRule } from '../rule';

/** Pods, and the service account that they run as where a manifest of its own declares it. */
export const afterServiceAccount: OrderRule = {
  name: 'after-service-account',
  claim: 'pods are made after their service account',
  why: 'a pod whose account is missing is not created',
  remedy: 'add DependsOn on the manifest that has the account',
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
  *needs(resource, deployment) {
    yield* inCluster(resource, deployment, serviceAccounts(resource));
  },
  *offers(resource, deployment) {
    const accounts = resource.applies.filter((object) => kindOf(object).kind === 'ServiceAccount');
    yield* inCluster(
      resource,
      deployment,
      accounts.map(({ namespace, name }) => `${namespace}/${name}`),
    );
  },
};
