import type { Volume, VolumeMount } from 'cdk8s-plus-33/lib/imports/k8s';
import { KEY_FILE_MODE } from '../pod-security';
import { CERTIFICATES_DIRECTORY } from './start-command';

/**
 * The certificates directory of CockroachDB from one Secret of cert-manager's, under the file names that CockroachDB wants:
 * `node` for members, `client.root` for root. The mode lets it accept the keys without an init container that copies them.
 */
export function certificatesVolume(secretName: string, files: 'node' | `client.${string}`): Volume {
  return {
    name: 'certificates',
    projected: {
      defaultMode: KEY_FILE_MODE,
      sources: [
        {
          secret: {
            name: secretName,
            items: [
              { key: 'ca.crt', path: 'ca.crt' },
              { key: 'tls.crt', path: `${files}.crt` },
              { key: 'tls.key', path: `${files}.key` },
            ],
          },
        },
      ],
    },
  };
}

export const CERTIFICATES_MOUNT: VolumeMount = {
  name: 'certificates',
  mountPath: CERTIFICATES_DIRECTORY,
  readOnly: true,
};
