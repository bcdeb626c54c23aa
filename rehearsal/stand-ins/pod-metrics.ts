import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Api } from '../cluster/api';
import type { ControlPlane } from '../cluster/control-plane';
import { eventually } from '../cluster/eventually';
import type { Pod } from '../cluster/pods';

const ROOT = '/apis/metrics.k8s.io/v1beta1';
const SERVICE = 'metrics';

interface ApiService {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/**
 * Answers for metrics-server: every container of a namespace uses as much CPU as the rehearsal says, so that the real
 * autoscaler of the controller manager has something to act on.
 */
export class PodMetrics {
  /** CPU that each container is said to use, e.g. `20m`. */
  cpu = '1m';
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  /** Starts to answer, and returns when the API server passes questions on. */
  static async start({ api, servingPair }: ControlPlane): Promise<PodMetrics> {
    const pair = { cert: readFileSync(servingPair.certificate), key: readFileSync(servingPair.key) };
    const server = createServer(pair);
    const metrics = new PodMetrics(server);
    server.on('request', (request, response) => {
      const url = new URL(request.url ?? '/', 'https://127.0.0.1');
      metrics
        .answer(api, url)
        .then((body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
        .catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await register(api, (server.address() as AddressInfo).port);
    return metrics;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(api: Api, { pathname, search }: URL): Promise<object> {
    const namespace = /\/namespaces\/([^/]+)\/pods$/.exec(pathname)?.[1];
    if (namespace === undefined) return RESOURCES;
    const pods = await api.list<Pod>(`/api/v1/namespaces/${namespace}/pods${search}`);
    return {
      kind: 'PodMetricsList',
      apiVersion: 'metrics.k8s.io/v1beta1',
      metadata: {},
      items: pods.map(({ metadata: { name, labels }, spec }) => ({
        metadata: { name, namespace, labels },
        timestamp: new Date().toISOString(),
        window: '1s',
        containers: spec.containers.map((container) => ({
          name: container.name,
          usage: { cpu: this.cpu, memory: '32Mi' },
        })),
      })),
    };
  }
}

const RESOURCES = {
  kind: 'APIResourceList',
  apiVersion: 'v1',
  groupVersion: 'metrics.k8s.io/v1beta1',
  resources: [{ name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] }],
};

async function register(api: Api, port: number): Promise<void> {
  // reached without kube-proxy: the name is the loopback address
  await api.create('/api/v1/namespaces/kube-system/services', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: SERVICE },
    spec: { type: 'ExternalName', externalName: '127.0.0.1' },
  });
  const path = '/apis/apiregistration.k8s.io/v1/apiservices';
  await api.create(path, {
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io' },
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { namespace: 'kube-system', name: SERVICE, port },
    },
  });
  await eventually(`${ROOT} to be served`, 30, async () => {
    const { status } = await api.get<ApiService>(`${path}/v1beta1.metrics.k8s.io`);
    return status?.conditions?.some(({ type, status: state }) => type === 'Available' && state === 'True');
  });
}
