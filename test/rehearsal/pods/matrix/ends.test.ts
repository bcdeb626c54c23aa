import type { Api, KubernetesObject } from '../../../../rehearsal/cluster/api';
import type { Pod } from '../../../../rehearsal/pods/machine/pods';
import { Ends } from '../../../../rehearsal/pods/matrix/ends';
import { sampleOf } from '../../../resilience/sample-topology';
import { daemon, deployment, job } from '../../../resilience/sample-workloads';

const SERVICE = deployment('service-a');
const JOB = job('import');
const TOPOLOGY = sampleOf([SERVICE, JOB, daemon('logs'), { ...deployment('b'), pod: { unknown: 'a chart makes it' } }]);

const pod = (name: string, changes: { app?: string; spec?: object; status?: object; metadata?: object } = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'services', labels: { app: changes.app ?? 'service-a' }, ...changes.metadata },
  spec: { nodeName: 'n0', ...changes.spec },
  status: { phase: 'Running', podIP: `10.0.1.${name.length}`, ...changes.status },
});

/** An API server at which every pod that is made runs at the next look. */
class Server {
  readonly asked: unknown[] = [];
  private readonly pods: Pod[];

  constructor(pods: readonly Pod[]) {
    this.pods = [...pods];
  }

  get api(): Api {
    return this as unknown as Api;
  }

  async list(): Promise<readonly Pod[]> {
    return [...this.pods];
  }

  async create(path: string, body: KubernetesObject): Promise<void> {
    this.asked.push(['create', path, body]);
    const { name, namespace, labels } = body.metadata;
    this.pods.push(
      pod(name, { metadata: { namespace, labels }, spec: { nodeName: 'n9' }, status: { podIP: '10.0.9.9' } }),
    );
  }

  async delete(path: string): Promise<void> {
    this.asked.push(['delete', path]);
  }
}

const JOB_RUNS = pod('import', { app: 'import' });

test('two running pods of each workload are its ends, whatever others there are', async () => {
  const server = new Server([pod('a'), pod('bb'), pod('ccc'), JOB_RUNS]);
  expect(await new Ends(server.api, TOPOLOGY).find()).toEqual([
    { workload: SERVICE, pod: 'services/a', address: '10.0.1.1', node: 'n0' },
    { workload: SERVICE, pod: 'services/bb', address: '10.0.1.2', node: 'n0' },
    { workload: JOB, pod: 'services/import', address: '10.0.1.6', node: 'n0' },
  ]);
  expect(server.asked).toEqual([]);
});

test('a workload without a running pod gets one that does nothing, with its labels, which is removed in the end', async () => {
  const server = new Server([pod('a'), pod('done', { app: 'import', status: { phase: 'Succeeded' } })]);
  const ends = new Ends(server.api, TOPOLOGY);
  expect(await ends.find()).toEqual([
    { workload: SERVICE, pod: 'services/a', address: '10.0.1.1', node: 'n0' },
    { workload: JOB, pod: 'services/stand-in-0', address: '10.0.9.9', node: 'n9' },
  ]);
  await ends.remove();
  expect(server.asked).toEqual([
    [
      'create',
      '/api/v1/namespaces/services/pods',
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: 'stand-in-0',
          namespace: 'services',
          labels: { app: 'import', 'rehearsal.trizone.dev/stands-in-for': 'stand-in-0' },
        },
        spec: {
          automountServiceAccountToken: false,
          securityContext: { runAsNonRoot: true, runAsUser: 65535, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'pause',
              image: expect.stringMatching(/^registry\.k8s\.io\/pause:/),
              resources: { requests: { cpu: '1m', memory: '4Mi' }, limits: { cpu: '10m', memory: '16Mi' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                capabilities: { drop: ['ALL'] },
                readOnlyRootFilesystem: true,
              },
            },
          ],
        },
      },
    ],
    ['delete', '/api/v1/namespaces/services/pods/stand-in-0'],
  ]);
});

test.each([
  ['waits', { status: { phase: 'Pending' } }],
  ['has no address yet', { status: { podIP: undefined } }],
  ['is on the network of its node', { spec: { hostNetwork: true } }],
  ['is being deleted', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z', labels: { app: 'service-a' } } }],
  ['has other labels', { app: 'service-b' }],
  ['is in another namespace', { metadata: { namespace: 'other', labels: { app: 'service-a' } } }],
])('a pod that %s is no end', async (_, changes) => {
  const server = new Server([pod('a', changes), pod('bb'), JOB_RUNS]);
  const ends = await new Ends(server.api, TOPOLOGY).find();
  expect(ends.map((end) => end.pod)).toEqual(['services/bb', 'services/import']);
});
