import { CockroachDb } from '../../../lib/workloads';
import type { CockroachDbProps } from '../../../lib/workloads/cockroachdb';
import { startCommand } from '../../../lib/workloads/cockroachdb/start-command';
import { COCKROACHDB } from '../examples';
import { oneOf, selects, synthesize } from '../manifests';
import { containerOf, containersOf, environmentOf, type Pod } from '../pod';

function pod(change: Partial<CockroachDbProps> = {}): Pod {
  const manifests = synthesize((chart) => new CockroachDb(chart, 'Database', { ...COCKROACHDB, ...change }));
  return oneOf(manifests, 'StatefulSet').spec.template;
}

const POD = pod();
const SERVER = containerOf(POD, 'cockroachdb');
const RELOAD = containerOf(POD, 'certificate-reload');

const own = { matchLabels: { 'app.kubernetes.io/name': 'cockroachdb' } };

test('is one server, and a sidecar that begins before and ends after it', () => {
  expect(POD.spec.containers.map(({ name }) => name)).toEqual(['cockroachdb']);
  expect(POD.spec.initContainers?.map(({ name, restartPolicy }) => [name, restartPolicy])).toEqual([
    ['certificate-reload', 'Always'],
  ]);
});

describe('placement', () => {
  test('refuses to put two members into a zone while there are fewer than three', () => {
    expect(POD.spec.topologySpreadConstraints).toEqual([
      {
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        whenUnsatisfiable: 'DoNotSchedule',
        minDomains: 3,
        nodeTaintsPolicy: 'Honor',
        nodeAffinityPolicy: 'Honor',
        labelSelector: own,
      },
    ]);
    expect(selects(own, POD.metadata.labels)).toBe(true);
  });

  test('never puts two members on one machine', () => {
    expect(POD.spec.affinity).toEqual({
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: 'kubernetes.io/hostname', labelSelector: own }],
      },
    });
  });

  test('keeps to the nodes of the database, and comes before other pods', () => {
    expect(POD.spec.nodeSelector).toEqual({ 'example.com/pool': 'database' });
    expect(POD.spec.tolerations).toContainEqual({
      key: 'example.com/pool',
      operator: 'Equal',
      value: 'database',
      effect: 'NoSchedule',
    });
    expect(POD.spec.priorityClassName).toBe('database-priority');
  });
});

describe('the server', () => {
  test('is started by its command, of the image given', () => {
    expect(SERVER.command).toEqual(startCommand(COCKROACHDB));
    expect([SERVER.image, SERVER.args]).toEqual(['registry.example.com/cockroach:v1.2.3', undefined]);
  });

  test('knows every variable that its command names', () => {
    const named = [...(SERVER.command ?? []).join(' ').matchAll(/\$\((\w+)\)/g)].map(([, name]) => name);
    expect(Object.keys(environmentOf(SERVER))).toEqual(expect.arrayContaining([...new Set(named)]));
    expect(named).toContain('POD_NAME');
  });

  test('learns its limits from the pod', () => {
    expect(environmentOf(SERVER)).toMatchObject({
      POD_NAME: { fieldRef: { fieldPath: 'metadata.name' } },
      COCKROACH_CHANNEL: 'kubernetes-secure',
      GOMAXPROCS: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1' } },
      GODEBUG: 'disablethp=1',
    });
  });

  test('is asked over TLS whether it is ready, and is taken out within 30 seconds', () => {
    expect(SERVER.readinessProbe).toMatchObject({
      httpGet: { path: '/health?ready=1', port: 'http', scheme: 'HTTPS' },
    });
    const { periodSeconds = 0, failureThreshold = 0 } = SERVER.readinessProbe ?? {};
    expect(periodSeconds * failureThreshold).toBeLessThanOrEqual(30);
  });

  test('is never restarted by a probe while it recovers', () => {
    expect(SERVER).not.toHaveProperty('livenessProbe');
    expect(SERVER).not.toHaveProperty('startupProbe');
  });

  test('has five minutes to hand over its ranges', () => {
    expect(POD.spec.terminationGracePeriodSeconds).toBe(300);
  });

  test('listens on the ports that its command names', () => {
    expect(SERVER.ports).toEqual([
      { name: 'grpc', containerPort: 26258, protocol: 'TCP' },
      { name: 'sql', containerPort: 26257, protocol: 'TCP' },
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
    ]);
  });

  test('writes to its disk and its temporary folder alone', () => {
    const writable = SERVER.volumeMounts?.filter(({ readOnly }) => !readOnly).map(({ mountPath }) => mountPath);
    expect(writable).toEqual(['/cockroach/cockroach-data', '/tmp']);
  });
});

test('the class of the pod is Guaranteed: every container asks for exactly its limits', () => {
  for (const one of [POD, pod({ locality: 'nodeLabels' })]) {
    for (const { resources } of containersOf(one)) expect(resources.requests).toEqual(resources.limits);
  }
  expect(SERVER.resources.limits).toEqual({ cpu: '6', memory: '24Gi' });
});

describe('certificates', () => {
  test("are the members' own, under the names that the server looks for, readable by its group alone", () => {
    expect(POD.spec.volumes).toContainEqual({
      name: 'certificates',
      projected: {
        defaultMode: 0o440,
        sources: [
          {
            secret: {
              name: 'cockroachdb-node',
              items: [
                { key: 'ca.crt', path: 'ca.crt' },
                { key: 'tls.crt', path: 'node.crt' },
                { key: 'tls.key', path: 'node.key' },
              ],
            },
          },
        ],
      },
    });
  });

  test('of root never come near a member', () => {
    expect(JSON.stringify(POD)).not.toContain('root"');
    expect(JSON.stringify(POD)).not.toContain('client.root');
  });

  test('are mounted read-only where server and sidecar look for them', () => {
    const mount = { name: 'certificates', mountPath: '/cockroach/certs', readOnly: true };
    expect(SERVER.volumeMounts).toContainEqual(mount);
    expect(RELOAD.volumeMounts).toContainEqual(mount);
  });
});

describe('the sidecar', () => {
  test('watches the certificates of the server and knows its process by name', () => {
    expect(RELOAD.command).toEqual([
      '/bin/sh',
      '/scripts/certificate-reload.sh',
      '/cockroach/certs',
      'cockroach',
      '60',
    ]);
    expect(SERVER.command?.[0]?.split('/').pop()).toBe('cockroach');
  });

  test('sees the process of the server, and may send it a signal as the same user', () => {
    expect(POD.spec.shareProcessNamespace).toBe(true);
    expect(POD.spec.securityContext).toMatchObject({ runAsUser: 1000, runAsGroup: 1000, fsGroup: 1000 });
    expect([SERVER.securityContext.runAsUser, RELOAD.securityContext.runAsUser]).toEqual([undefined, undefined]);
  });
});
