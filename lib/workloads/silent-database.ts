import { type EnvVar, KubeConfigMap, type Sysctl, type Volume, type VolumeMount } from 'cdk8s-plus-33/lib/imports/k8s';
import type { Construct } from 'constructs';

/** Where the file with the services of libpq is mounted; the name of the only service in it, and of the file. */
const DIRECTORY = '/var/run/libpq';
const SERVICE = 'database';
const FILE = 'pg_service.conf';

/** Milliseconds after which a database that acknowledges nothing of what was sent is gone. */
const USER_TIMEOUT = 15_000;

/**
 * The file says one thing: libpq has a variable for everything else that a service needs. Clients that are not libpq pass
 * what they do not know to the server as a parameter of the session, and PostgreSQL has one of this name, for its own end.
 */
const CONTENT = `[${SERVICE}]\ntcp_user_timeout=${USER_TIMEOUT}\n`;

/**
 * How soon a socket that waits for an answer notices that its other end is gone: 10 and 3 times 5 seconds, for every client
 * that has keepalive on, as libpq has. Kubernetes lets a restricted pod set these.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ (1.35, safe sysctls)
 */
export const KEEPALIVE: readonly Sysctl[] = [
  { name: 'net.ipv4.tcp_keepalive_time', value: '10' },
  { name: 'net.ipv4.tcp_keepalive_intvl', value: '5' },
  { name: 'net.ipv4.tcp_keepalive_probes', value: '3' },
];

/** Lead libpq to the file. @see https://www.postgresql.org/docs/18/libpq-pgservice.html */
export const SERVICE_FILE_ENVIRONMENT: readonly EnvVar[] = [
  { name: 'PGSERVICE', value: SERVICE },
  { name: 'PGSERVICEFILE', value: `${DIRECTORY}/${FILE}` },
];

export const SERVICE_FILE_MOUNT: VolumeMount = { name: 'libpq', mountPath: DIRECTORY, readOnly: true };

const configMapName = (service: string): string => `${service}-libpq`;

/** The volume with the file. */
export const serviceFileVolume = (service: string): Volume => ({
  name: SERVICE_FILE_MOUNT.name,
  configMap: { name: configMapName(service) },
});

/** Defines the ConfigMap with the file. */
export function serviceFile(
  scope: Construct,
  id: string,
  metadata: { readonly name: string; readonly namespace: string; readonly labels: Record<string, string> },
): KubeConfigMap {
  return new KubeConfigMap(scope, id, {
    metadata: { ...metadata, name: configMapName(metadata.name) },
    data: { [FILE]: CONTENT },
  });
}
