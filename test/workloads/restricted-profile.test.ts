import type { Container, Pod, PodSpec, SecurityContext } from './pod';
import { brokenControls, RESTRICTED_CONTROLS } from './restricted-profile';

const container = (name: string): Container => ({
  name,
  image: 'registry.example.com/any:1',
  resources: { requests: {}, limits: {} },
  securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
});

/** A pod with the least that the profile asks for. */
const restricted = (): Pod => ({
  metadata: { labels: {} },
  spec: {
    securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    initContainers: [container('before')],
    containers: [container('main'), container('beside')],
    ephemeralContainers: [container('debug')],
    volumes: [{ name: 'tmp', emptyDir: {} }],
  },
});

type Damage = (pod: Pod) => void;

const spec =
  (change: Partial<PodSpec>): Damage =>
  (pod) => {
    Object.assign(pod.spec, change);
  };

const ofPod =
  (change: object): Damage =>
  ({ spec: { securityContext } }) => {
    Object.assign(securityContext, change);
  };

const ofMain =
  (change: Partial<Container>): Damage =>
  ({ spec: { containers } }) => {
    Object.assign(containers[0] ?? {}, change);
  };

const context =
  (change: SecurityContext): Damage =>
  ({ spec: { containers } }) => {
    Object.assign(containers[0]?.securityContext ?? {}, change);
  };

const probe = (host: string) => ({ httpGet: { path: '/', port: 80, host }, periodSeconds: 1 });

const DAMAGES: [control: string, what: string, damage: Damage][] = [
  ['HostProcess', 'a host process', context({ windowsOptions: { hostProcess: true } })],
  ['HostProcess', 'a pod of host processes', ofPod({ windowsOptions: { hostProcess: true } })],
  ['Host Namespaces', "the host's network", spec({ hostNetwork: true })],
  ['Host Namespaces', "the host's processes", spec({ hostPID: true })],
  ['Host Namespaces', "the host's memory", spec({ hostIPC: true })],
  ['Privileged Containers', 'a privileged container', context({ privileged: true })],
  ['Host Ports', 'a port of the host', ofMain({ ports: [{ name: 'p', containerPort: 80, hostPort: 80 }] })],
  ['Host Probes / Lifecycle Hooks', 'a readiness probe elsewhere', ofMain({ readinessProbe: probe('10.0.0.1') })],
  ['Host Probes / Lifecycle Hooks', 'a startup probe elsewhere', ofMain({ startupProbe: probe('10.0.0.1') })],
  ['Host Probes / Lifecycle Hooks', 'a liveness probe elsewhere', ofMain({ livenessProbe: probe('10.0.0.1') })],
  [
    'Host Probes / Lifecycle Hooks',
    'a hook elsewhere',
    ofMain({ lifecycle: { preStop: { tcpSocket: { port: 80, host: '10.0.0.1' } } } }),
  ],
  ['AppArmor', 'no AppArmor', context({ appArmorProfile: { type: 'Unconfined' } })],
  [
    'AppArmor',
    'no AppArmor by annotation',
    ({ metadata }) => {
      metadata.annotations = { 'container.apparmor.security.beta.kubernetes.io/main': 'unconfined' };
    },
  ],
  ['SELinux', 'another SELinux type', context({ seLinuxOptions: { type: 'spc_t' } })],
  ['SELinux', 'another SELinux user', ofPod({ seLinuxOptions: { user: 'system_u' } })],
  ['SELinux', 'another SELinux role', ofPod({ seLinuxOptions: { role: 'system_r' } })],
  ['/proc Mount Type', 'an open /proc', context({ procMount: 'Unmasked' })],
  ['Sysctls', 'an unsafe sysctl', ofPod({ sysctls: [{ name: 'kernel.msgmax', value: '1' }] })],
  ['Volume Types', 'a folder of the host', spec({ volumes: [{ name: 'host', hostPath: { path: '/' } }] })],
  ['Volume Types', 'a network disk', spec({ volumes: [{ name: 'disk', nfs: { server: 'x', path: '/' } }] })],
  ['Volume Types', 'a volume without a type', spec({ volumes: [{ name: 'nothing' }] })],
  ['Privilege Escalation', 'escalation', context({ allowPrivilegeEscalation: true })],
  ['Privilege Escalation', 'escalation by default', context({ allowPrivilegeEscalation: undefined })],
  ['Running as Non-root', 'a container that may be root', context({ runAsNonRoot: false })],
  ['Running as Non-root', 'a pod that does not say', ofPod({ runAsNonRoot: undefined })],
  ['Running as Non-root user', 'user 0', context({ runAsUser: 0 })],
  ['Running as Non-root user', 'a pod of user 0', ofPod({ runAsUser: 0 })],
  ['Seccomp', 'no seccomp', context({ seccompProfile: { type: 'Unconfined' } })],
  ['Seccomp', 'a pod without seccomp', ofPod({ seccompProfile: { type: 'Unconfined' } })],
  ['Seccomp', 'a pod that does not name its seccomp profile', ofPod({ seccompProfile: undefined })],
  ['Capabilities', 'capabilities that are kept', context({ capabilities: { drop: ['NET_RAW'] } })],
  ['Capabilities', 'capabilities that are not named', context({ capabilities: undefined })],
  ['Capabilities', 'one more capability', context({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
];

test('accepts the least that the profile asks for', () => {
  expect(brokenControls(restricted())).toEqual([]);
});

test('accepts what the profile leaves free', () => {
  const pod = restricted();
  pod.spec.shareProcessNamespace = true;
  pod.spec.securityContext.runAsUser = 1000;
  pod.spec.securityContext.sysctls = [{ name: 'net.ipv4.tcp_keepalive_time', value: '60' }];
  pod.spec.volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];
  context({
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    seccompProfile: { type: 'Localhost' },
    appArmorProfile: { type: 'RuntimeDefault' },
    seLinuxOptions: { type: 'container_t', level: 's0:c1,c2' },
    procMount: 'Default',
  })(pod);
  ofMain({ readinessProbe: probe(''), ports: [{ name: 'p', containerPort: 80, hostPort: 0 }] })(pod);
  expect(brokenControls(pod)).toEqual([]);
});

test.each(DAMAGES)('refuses by %s: %s', (control, _, damage) => {
  const pod = restricted();
  damage(pod);
  expect(brokenControls(pod)).toEqual([control]);
});

test('every control has a damage that breaks it', () => {
  expect([...new Set(DAMAGES.map(([control]) => control))].sort()).toEqual([...RESTRICTED_CONTROLS].sort());
});

test.each(['initContainers', 'ephemeralContainers'] as const)('judges %s like the others', (place) => {
  const pod = restricted();
  const [first] = pod.spec[place] ?? [];
  Object.assign(first?.securityContext ?? {}, { privileged: true, allowPrivilegeEscalation: true });
  expect(brokenControls(pod)).toEqual(['Privileged Containers', 'Privilege Escalation']);
});
