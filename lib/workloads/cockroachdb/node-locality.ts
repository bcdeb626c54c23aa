import {
  type Container,
  KubeClusterRole,
  KubeClusterRoleBinding,
  Quantity,
  type Volume,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { API_TOKEN_MOUNT, API_TOKEN_VOLUME } from '../kubernetes-api-token';
import { RESTRICTED_CONTAINER } from '../pod-security';
import type { CockroachDbIdentity } from './identity';
import { LOCALITY_FILE } from './start-command';

const LOCALITY_DIRECTORY = LOCALITY_FILE.slice(0, LOCALITY_FILE.lastIndexOf('/'));

/** Writes `region=...,zone=...` from the labels of the Node; an empty one fails the start. */
const SCRIPT = `set -eu
label() { kubectl get node "$NODE_NAME" --output "jsonpath={.metadata.labels.topology\\.kubernetes\\.io/$1}"; }
region=$(label region)
zone=$(label zone)
[ -n "$region" ]
[ -n "$zone" ]
echo "region=$region,zone=$zone" >${LOCALITY_FILE}
`;

/** Volumes of {@link localityInitContainer}, and of the server that reads the file. */
export const LOCALITY_VOLUMES: Volume[] = [
  { name: 'locality', emptyDir: { sizeLimit: Quantity.fromString('1Mi') } },
  API_TOKEN_VOLUME,
];

export const LOCALITY_MOUNT = { name: 'locality', mountPath: LOCALITY_DIRECTORY };

/** An init container that reads the zone of its Node: for Kubernetes before 1.35, where pods do not carry it. */
export function localityInitContainer(kubectlImage: string): Container {
  return {
    name: 'locality',
    image: kubectlImage,
    command: ['/bin/sh', '-c', SCRIPT],
    env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    resources: {
      requests: { cpu: Quantity.fromString('200m'), memory: Quantity.fromString('128Mi') },
      limits: { cpu: Quantity.fromString('200m'), memory: Quantity.fromString('128Mi') },
    },
    securityContext: RESTRICTED_CONTAINER,
    volumeMounts: [LOCALITY_MOUNT, API_TOKEN_MOUNT],
  };
}

/** Defines the right to read Nodes, which carry the labels of their zone. */
export class NodeReader extends Construct {
  constructor(scope: Construct, id: string, { namespace, name }: CockroachDbIdentity) {
    super(scope, id);
    const role = `${namespace}-${name}-node-reader`;
    new KubeClusterRole(this, 'Role', {
      metadata: { name: role },
      rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
    });
    new KubeClusterRoleBinding(this, 'Binding', {
      metadata: { name: role },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    });
  }
}
