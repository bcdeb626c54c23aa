import {
  type Container,
  KubeClusterRole,
  KubeClusterRoleBinding,
  Quantity,
  type Volume,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { RESTRICTED_CONTAINER } from '../pod-security';
import type { CockroachDbIdentity } from './identity';
import { LOCALITY_FILE } from './start-command';

/** Where kubectl finds the pod's identity; only this init container mounts it. */
const TOKEN_DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

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
  {
    name: 'kubernetes-api',
    projected: {
      sources: [
        { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardApi: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  },
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
    volumeMounts: [LOCALITY_MOUNT, { name: 'kubernetes-api', mountPath: TOKEN_DIRECTORY, readOnly: true }],
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
