import { ZoneSpreadService } from '../../lib/workloads';
import { DRAIN_SECONDS, type ServicePodProps } from '../../lib/workloads/service-pod';
import { DATABASE, SERVICE } from './examples';
import { oneOf, selects, synthesize } from './manifests';
import { type Container, containerOf, environmentOf, type Pod, type Probe } from './pod';

function pod(change: Partial<ServicePodProps> = {}): Pod {
  const manifests = synthesize((chart) => new ZoneSpreadService(chart, 'Service', { ...SERVICE, ...change }));
  return oneOf(manifests, 'Deployment').spec.template;
}

const container = (change: Partial<ServicePodProps> = {}): Container => containerOf(pod(change), 'orders');

const POD = pod();
const CONTAINER = container();

const own = { matchLabels: { 'app.kubernetes.io/name': 'orders' } };

test('is spread hard over the zones and softly over the nodes, each revision by itself', () => {
  expect(POD.spec.topologySpreadConstraints).toEqual([
    {
      topologyKey: 'topology.kubernetes.io/zone',
      maxSkew: 1,
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      nodeTaintsPolicy: 'Honor',
      nodeAffinityPolicy: 'Honor',
      labelSelector: own,
      matchLabelKeys: ['pod-template-hash'],
    },
    {
      topologyKey: 'kubernetes.io/hostname',
      maxSkew: 1,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: own,
      matchLabelKeys: ['pod-template-hash'],
    },
  ]);
  expect(selects(own, POD.metadata.labels)).toBe(true);
});

test('prefers a zone without a replica of its own', () => {
  expect(POD.spec.affinity).toEqual({
    podAntiAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        {
          weight: 100,
          podAffinityTerm: {
            topologyKey: 'topology.kubernetes.io/zone',
            labelSelector: {
              matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values: ['orders'] }],
            },
          },
        },
      ],
    },
  });
});

describe('probes', () => {
  const { startupProbe, readinessProbe, livenessProbe } = CONTAINER as Required<Container>;

  /** Seconds from the first failure until the probe has its consequence. */
  const window = ({ periodSeconds, failureThreshold = 3 }: Probe): number => periodSeconds * failureThreshold;

  test('ask the paths of the service on its own port', () => {
    const paths = [startupProbe, readinessProbe, livenessProbe].map(({ httpGet }) => httpGet);
    expect(paths).toEqual(['/alive', '/ready', '/alive'].map((path) => ({ path, port: 'http', scheme: 'HTTP' })));
  });

  test('take a replica that cannot serve out within 30 seconds', () => {
    expect(window(readinessProbe)).toBeLessThanOrEqual(30);
  });

  test('restart a replica long after it was taken out', () => {
    expect(window(livenessProbe)).toBeGreaterThanOrEqual(3 * window(readinessProbe));
  });

  test('leave a minute to start', () => {
    expect(window(startupProbe)).toBe(60);
  });

  test.each([
    ['startup', startupProbe],
    ['readiness', readinessProbe],
    ['liveness', livenessProbe],
  ])('of %s never overlap', (_, { periodSeconds, timeoutSeconds = 1 }) => {
    expect(timeoutSeconds).toBeLessThanOrEqual(periodSeconds);
  });
});

test('the stop: the load balancer drains, then the process is asked to stop, then it is killed', () => {
  const asked = CONTAINER.lifecycle?.preStop?.sleep?.seconds ?? 0;
  const killed = POD.spec.terminationGracePeriodSeconds ?? 30;
  expect(asked).toBeGreaterThan(DRAIN_SECONDS);
  expect(killed).toBeGreaterThanOrEqual(asked + 20);
});

test('runs as its own user and group, with a restricted context in full', () => {
  expect(pod({ user: 4711 }).spec.securityContext).toEqual({
    runAsNonRoot: true,
    runAsUser: 4711,
    runAsGroup: 4711,
    fsGroup: 4711,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  });
  expect(CONTAINER.securityContext).toEqual({
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  });
});

test('asks for what it was given, and no more than its limits', () => {
  expect(CONTAINER.resources).toEqual({
    requests: { cpu: '250m', memory: '256Mi' },
    limits: { cpu: '500m', memory: '512Mi' },
  });
});

describe('command and environment', () => {
  test('are those of the image when nothing is given', () => {
    expect(CONTAINER).not.toHaveProperty('command');
    expect(CONTAINER).not.toHaveProperty('args');
    expect(CONTAINER.env ?? []).toEqual([]);
  });

  test('are rendered as given, with secrets by reference', () => {
    const { command, args, env } = container({
      command: ['/bin/app', 'serve'],
      args: ['--level', 'debug'],
      env: { COLOUR: 'blue', EMPTY: '' },
      secretEnv: { API_TOKEN: { secret: 'provider', key: 'token' } },
    });
    expect([command, args]).toEqual([
      ['/bin/app', 'serve'],
      ['--level', 'debug'],
    ]);
    expect(env).toEqual([
      { name: 'COLOUR', value: 'blue' },
      { name: 'EMPTY', value: '' },
      { name: 'API_TOKEN', valueFrom: { secretKeyRef: { name: 'provider', key: 'token' } } },
    ]);
  });
});

describe('without a database', () => {
  test('there is no variable of libpq and no certificate', () => {
    expect(Object.keys(environmentOf(container({ env: { COLOUR: 'blue' } })))).toEqual(['COLOUR']);
    expect(CONTAINER.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(POD.spec.volumes?.map(({ name }) => name)).toEqual(['tmp']);
  });
});

describe('with a database', () => {
  const withDatabase = { database: DATABASE, env: { COLOUR: 'blue' } };

  test('the variables of libpq follow its own, and the server is verified in full', () => {
    const environment = environmentOf(container(withDatabase));
    expect(Object.keys(environment)).toEqual([
      'COLOUR',
      'PGHOST',
      'PGPORT',
      'PGDATABASE',
      'PGUSER',
      'PGAPPNAME',
      'PGCONNECT_TIMEOUT',
      'PGSSLMODE',
      'PGSSLROOTCERT',
      'PGSSLCERT',
      'PGSSLKEY',
      'PGSERVICE',
      'PGSERVICEFILE',
    ]);
    expect(environment).toMatchObject({ PGSSLMODE: 'verify-full', PGUSER: 'orders', PGAPPNAME: 'orders' });
  });

  test('its certificate is mounted read-only, with keys for its group alone', () => {
    expect(container(withDatabase).volumeMounts).toContainEqual({
      name: 'database',
      mountPath: '/var/run/database',
      readOnly: true,
    });
    expect(pod(withDatabase).spec.volumes).toContainEqual({
      name: 'database',
      secret: {
        secretName: 'orders-database-client',
        defaultMode: 0o440,
        items: [
          { key: 'ca.crt', path: 'ca.crt' },
          { key: 'tls.crt', path: 'client.crt' },
          { key: 'tls.key', path: 'client.key' },
        ],
      },
    });
  });
});
