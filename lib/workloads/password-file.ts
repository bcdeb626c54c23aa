import { type Container, type EnvVar, Quantity, type Volume, type VolumeMount } from 'cdk8s-plus-33/lib/imports/k8s';
import { type DatabaseEndpoint, libpqEnvironment } from './database-endpoint';
import { RESTRICTED_CONTAINER } from './pod-security';

const DIRECTORY = '/var/run/password';

/** The file that libpq looks a password up in, for each new connection. */
const FILE = `${DIRECTORY}/pgpass`;

/** What writes a short-lived password into a file that psql reads. */
export interface PasswordFile {
  /** Image with a shell and the command. It runs as the user of psql: libpq refuses a file that others may read. */
  readonly image: string;
  /** Shell command that prints the password. It finds the variables of libpq. */
  readonly command: string;
  /** Seconds between two passwords, shorter than one lives. */
  readonly refreshSeconds: number;
}

/**
 * Escapes what separates the fields of a line, and replaces the file at one stroke. A password that cannot be had leaves
 * the last one in place and is asked for again soon.
 *
 * @see https://www.postgresql.org/docs/18/libpq-pgpass.html
 */
function script({ command, refreshSeconds }: PasswordFile): string {
  return `trap 'exit 0' TERM
umask 077
while :; do
  if password=$(${command}) && [ -n "$password" ]; then
    printf '*:*:*:%s:%s\\n' "$PGUSER" "$(printf '%s' "$password" | sed 's/[\\\\:]/\\\\&/g')" >${FILE}.next
    mv ${FILE}.next ${FILE}
    pause=${refreshSeconds}
  else
    pause=5
  fi
  sleep "$pause" & wait $!
done
`;
}

const WRITTEN = { command: ['/bin/sh', '-c', `test -s ${FILE}`] };

/** The sidecar that writes the file; the pod's own containers start when there is one. */
export function passwordFileWriter(props: PasswordFile, database: DatabaseEndpoint, name: string): Container {
  return {
    name: 'password',
    image: props.image,
    restartPolicy: 'Always',
    command: ['/bin/sh', '-c', script(props)],
    env: [...libpqEnvironment(database, name), { name: 'HOME', value: '/tmp' }],
    resources: {
      requests: { cpu: Quantity.fromString('20m'), memory: Quantity.fromString('128Mi') },
      limits: { cpu: Quantity.fromString('500m'), memory: Quantity.fromString('256Mi') },
    },
    securityContext: RESTRICTED_CONTAINER,
    startupProbe: {
      exec: WRITTEN,
      periodSeconds: 2,
      timeoutSeconds: 2,
      failureThreshold: 60,
    },
    readinessProbe: { exec: WRITTEN, periodSeconds: 10, timeoutSeconds: 2 },
    volumeMounts: [passwordFileMount({ readOnly: false }), { name: 'tmp', mountPath: '/tmp' }],
  };
}

/** Tells libpq where the file is. */
export const PASSWORD_FILE_ENVIRONMENT: EnvVar[] = [{ name: 'PGPASSFILE', value: FILE }];

export const passwordFileMount = ({ readOnly }: { readonly readOnly: boolean }): VolumeMount => ({
  name: 'password',
  mountPath: DIRECTORY,
  ...(readOnly ? { readOnly } : {}),
});

/** In memory: the password never lies on a disk. */
export const passwordFileVolume = (): Volume => ({
  name: 'password',
  emptyDir: { medium: 'Memory', sizeLimit: Quantity.fromString('1Mi') },
});
