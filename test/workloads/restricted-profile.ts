// Judges a pod by the profile "restricted" of the Pod Security Standards (Kubernetes 1.35), one entry for each control of
// the text, in its order. What "restricted" narrows further (capabilities, seccomp, volumes) is judged once, narrowed.
// https://kubernetes.io/docs/concepts/security/pod-security-standards/
import { type Container, containersOf, type Handler, type Pod, type SecurityContext } from './pod';

const SAFE_SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_syncookies',
];

const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

const PROFILES = ['RuntimeDefault', 'Localhost'];

const VOLUME_TYPES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

const APPARMOR_ANNOTATION = 'container.apparmor.security.beta.kubernetes.io/';

/** The security contexts of the pod itself and of every container. */
function contexts(pod: Pod): SecurityContext[] {
  return [pod.spec.securityContext, ...containersOf(pod).map(({ securityContext }) => securityContext)];
}

const every = (pod: Pod, holds: (container: Container) => boolean): boolean => containersOf(pod).every(holds);

/** What a container asks for over the network of the host, as its probes and hooks may. */
function handlers({ startupProbe, readinessProbe, livenessProbe, lifecycle }: Container): Handler[] {
  const all = [startupProbe, readinessProbe, livenessProbe, lifecycle?.preStop, lifecycle?.postStart];
  return all.filter((handler) => handler !== undefined);
}

/** A container's own value where it has one, else the pod's. */
function effective<Field extends 'runAsNonRoot' | 'seccompProfile'>(
  pod: Pod,
  { securityContext }: Container,
  field: Field,
): SecurityContext[Field] {
  return securityContext[field] ?? pod.spec.securityContext[field];
}

function appArmorAnnotations({ metadata: { annotations = {} } }: Pod): string[] {
  return Object.entries(annotations).flatMap(([key, value]) => (key.startsWith(APPARMOR_ANNOTATION) ? [value] : []));
}

const CONTROLS: Readonly<Record<string, (pod: Pod) => boolean>> = {
  HostProcess: (pod) => contexts(pod).every(({ windowsOptions }) => !windowsOptions?.hostProcess),
  'Host Namespaces': ({ spec }) => !spec.hostNetwork && !spec.hostPID && !spec.hostIPC,
  'Privileged Containers': (pod) => every(pod, ({ securityContext }) => !securityContext.privileged),
  'Host Ports': (pod) => every(pod, ({ ports = [] }) => ports.every(({ hostPort }) => !hostPort)),
  'Host Probes / Lifecycle Hooks': (pod) =>
    every(pod, (container) =>
      handlers(container).every(({ httpGet, tcpSocket }) => !httpGet?.host && !tcpSocket?.host),
    ),
  AppArmor: (pod) =>
    contexts(pod).every(({ appArmorProfile }) => !appArmorProfile || PROFILES.includes(appArmorProfile.type)) &&
    appArmorAnnotations(pod).every((value) => value === 'runtime/default' || value.startsWith('localhost/')),
  SELinux: (pod) =>
    contexts(pod).every(
      ({ seLinuxOptions: { type = '', user = '', role = '' } = {} }) =>
        SELINUX_TYPES.includes(type) && user === '' && role === '',
    ),
  '/proc Mount Type': (pod) => every(pod, ({ securityContext: { procMount = 'Default' } }) => procMount === 'Default'),
  Sysctls: ({ spec }) => (spec.securityContext.sysctls ?? []).every(({ name }) => SAFE_SYSCTLS.includes(name)),
  'Volume Types': ({ spec }) =>
    (spec.volumes ?? []).every(({ name: _, ...types }) => {
      const [type, ...others] = Object.keys(types);
      return type !== undefined && others.length === 0 && VOLUME_TYPES.includes(type);
    }),
  'Privilege Escalation': (pod) =>
    every(pod, ({ securityContext }) => securityContext.allowPrivilegeEscalation === false),
  'Running as Non-root': (pod) => every(pod, (container) => effective(pod, container, 'runAsNonRoot') === true),
  'Running as Non-root user': (pod) => contexts(pod).every(({ runAsUser }) => runAsUser !== 0),
  Seccomp: (pod) =>
    contexts(pod).every(({ seccompProfile }) => !seccompProfile || PROFILES.includes(seccompProfile.type)) &&
    every(pod, (container) => effective(pod, container, 'seccompProfile') !== undefined),
  Capabilities: (pod) =>
    every(
      pod,
      ({ securityContext: { capabilities: { add = [], drop = [] } = {} } }) =>
        drop.includes('ALL') && add.every((capability) => capability === 'NET_BIND_SERVICE'),
    ),
};

/** The names of all controls. */
export const RESTRICTED_CONTROLS = Object.keys(CONTROLS);

/** The controls that the pod breaks. */
export function brokenControls(pod: Pod): string[] {
  return RESTRICTED_CONTROLS.filter((control) => !CONTROLS[control]?.(pod));
}
