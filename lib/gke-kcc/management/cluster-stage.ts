import type { GkeCockroachDbScenario } from '../../scenario';
import type { Stage } from '../stage';
import { containerClusterSpec } from './container-cluster';
import { type Make, managementStage } from './management-stage';
import { grantRole, projectRef, resourceRef } from './role-grant';

/** The identity of the nodes: it may write logs and metrics, and read the platform's images. Pods have their own. */
function nodeIdentity(make: Make, scenario: GkeCockroachDbScenario): void {
  const { name, cluster, configConnector } = scenario;
  const account = cluster.nodeServiceAccount;
  const images = `${name}-images`;
  make('IAMServiceAccount', {
    name: account,
    // an account that is made anew has another identity, which the running nodes do not get
    keepOnDelete: true,
    spec: { displayName: `Nodes of the cluster ${cluster.name}` },
  });
  make('ArtifactRegistryRepository', {
    name: images,
    keepOnDelete: true,
    // a tag always means the image that was tested
    spec: { location: scenario.region, format: 'DOCKER', dockerConfig: { immutableTags: true } },
  });
  grantRole(make, {
    prefix: account,
    resource: projectRef(scenario),
    role: 'roles/container.defaultNodeServiceAccount',
    member: { serviceAccount: account },
    keepOnDelete: true,
  });
  grantRole(make, {
    prefix: images,
    resource: resourceRef('ArtifactRegistryRepository', images),
    role: 'roles/artifactregistry.reader',
    member: { serviceAccount: account },
    keepOnDelete: true,
  });
  // who starts nodes with an identity must be allowed to act as it: here, and not on every account of the project
  grantRole(make, {
    prefix: `${account}-user`,
    resource: resourceRef('IAMServiceAccount', account),
    role: 'roles/iam.serviceAccountUser',
    member: `serviceAccount:${configConnector.serviceAccount}`,
  });
}

/** Defines the regional cluster and the identity of its nodes. */
export function clusterStage(scenario: GkeCockroachDbScenario): Stage {
  return managementStage(scenario, {
    directory: '40-cluster',
    title: 'regional GKE cluster, the identity of its nodes, and a registry for your images',
    readyWithinMinutes: 45,
    files: {
      'node-identity': (make) => nodeIdentity(make, scenario),
      cluster: (make) => {
        make('ContainerCluster', {
          name: scenario.cluster.name,
          keepOnDelete: true,
          annotations: {
            'state-into-spec': 'absent',
            // every cluster begins with a pool of its own; it is removed as soon as the cluster stands
            'remove-default-node-pool': 'true',
            'remove-default-node-pool-allow-node-config': 'true',
          },
          spec: containerClusterSpec(scenario),
        });
      },
    },
  });
}
