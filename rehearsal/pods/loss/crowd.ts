import { eventually } from '../../cluster/eventually';
import { HttpLoad } from '../load/http-load';
import { InPod } from '../load/in-pod';
import { CREATE_LEDGER, reader, sql, Writer } from '../load/ledger';
import type { PodClient } from '../load/pod-client';
import { podProcesses } from '../machine/pod-networks';
import { isReady, type Pod, podName, podsOf } from '../machine/pods';
import type { PodStage } from '../stage';

/** Milliseconds that a client with a timeout of its own waits. */
const PATIENCE = 2000;

/** Seconds until services and database answer. */
const READY_SECONDS = 120;

/** What each client does: through Pgpool or past it, with or without a timeout of its own. */
export interface Placed<Client> {
  readonly zone: string;
  readonly path: 'pgpool' | 'direct';
  readonly patient: boolean;
  readonly client: Client;
}

interface Service {
  readonly spec: { readonly clusterIP: string; readonly ports: readonly { readonly port: number }[] };
}

/** The process of the pod's own program. */
function ownProcess(address: string): number {
  const own = podProcesses().get(address)?.own;
  if (own === undefined) throw new Error(`no program of the pod at ${address} was found`);
  return own;
}

/** A ready pod of service A in every zone: after a loss they are others than before. */
export function servicePods({ plane, order }: PodStage): Promise<ReadonlyMap<string, InPod>> {
  return eventually('a ready pod of service A in every zone', READY_SECONDS, async () => {
    const ready = (await podsOf(plane.api, 'services')).filter(
      (pod: Pod) => isReady(pod) && pod.metadata.labels?.['app.kubernetes.io/name'] === 'service-a',
    );
    const zones = order.layout.zones.map((zone) => {
      const nodes = order.layout.nodes.filter((node) => node.zone === zone).map((node) => node.name);
      const pod = ready.find(({ spec }) => nodes.includes(spec.nodeName ?? ''));
      return pod && ([zone, new InPod(podName(pod), ownProcess(pod.status?.podIP ?? ''))] as const);
    });
    return zones.every((each) => each !== undefined) && new Map(zones as [string, InPod][]);
  });
}

/** Everybody who uses the stack while a zone is lost, from the pods of service A in every zone, and from where clients are. */
export class Crowd {
  readonly writers: readonly Placed<Writer>[];
  readonly readers: readonly Placed<PodClient>[];
  readonly http: HttpLoad;
  /** Base URL of each service. */
  readonly urls: Readonly<Record<string, string>>;

  private constructor(pods: ReadonlyMap<string, InPod>, name: string, urls: Readonly<Record<string, string>>) {
    this.urls = urls;
    const writers: Placed<Writer>[] = [];
    const readers: Placed<PodClient>[] = [];
    for (const [zone, pod] of pods) {
      const { PGHOST = '', PGREADHOST = '' } = pod.env;
      for (const path of ['pgpool', 'direct'] as const) {
        const env = path === 'direct' ? { PGHOST: PGREADHOST.replace('-ro.', '-rw.') } : { PGHOST };
        const called = (what: string) => `${name}-${what}-${path}-${zone}`;
        writers.push({
          zone,
          path,
          patient: false,
          client: new Writer({ name: called('w'), pod, env, patience: PATIENCE }),
        });
        const reads = {
          name: called('r'),
          pod,
          env: path === 'direct' ? { PGHOST: PGREADHOST } : env,
          patience: PATIENCE,
        };
        readers.push({ zone, path, patient: false, client: reader(reads) });
      }
      writers.push({
        zone,
        path: 'pgpool',
        patient: true,
        client: new Writer({ name: `${name}-p-pgpool-${zone}`, pod }),
      });
    }
    this.writers = writers;
    this.readers = readers;
    this.http = new HttpLoad(Object.values(urls));
  }

  /** Gathers it. @param name of the play, which tells its rows from those of others */
  static async gather(stage: PodStage, name: string): Promise<Crowd> {
    const pods = await servicePods(stage);
    const urls: Record<string, string> = {};
    for (const service of ['service-a', 'service-b']) {
      const { spec } = await stage.plane.api.get<Service>(`/api/v1/namespaces/services/services/${service}`);
      urls[service] = `http://${spec.clusterIP}:${spec.ports[0]?.port}/`;
    }
    const [first] = pods.values();
    if (!first) throw new Error('there is no zone');
    await eventually('the database to take the table of the rehearsal', READY_SECONDS, async () => {
      await sql(first, CREATE_LEDGER);
      return true;
    });
    return new Crowd(pods, name, urls);
  }

  private get clients(): readonly PodClient[] {
    return [...this.writers.map(({ client }) => client.client), ...this.readers.map(({ client }) => client)];
  }

  start(): void {
    for (const client of this.clients) client.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.stop()));
    await this.http.stop();
  }
}
