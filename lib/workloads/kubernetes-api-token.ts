import type { Volume, VolumeMount } from 'cdk8s-plus-33/lib/imports/k8s';

/** Where clients of the Kubernetes API find the pod's identity. */
const DIRECTORY = '/var/run/secrets/kubernetes.io/serviceaccount';

const NAME = 'kubernetes-api';

/** The identity of the pod for those of its containers that mount it: a token of an hour, which the kubelet renews. */
export const API_TOKEN_VOLUME: Volume = {
  name: NAME,
  projected: {
    sources: [
      { serviceAccountToken: { path: 'token', expirationSeconds: 3600 } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      { downwardApi: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
    ],
  },
};

export const API_TOKEN_MOUNT: VolumeMount = { name: NAME, mountPath: DIRECTORY, readOnly: true };
