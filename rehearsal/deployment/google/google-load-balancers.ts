import type { Api, KubernetesObject } from '../../cluster/api';
import type { CloudProject } from './cloud-project';

interface Exposed extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly finalizers?: readonly string[] };
  readonly spec: { readonly type?: string };
  readonly status?: { readonly loadBalancer?: { readonly ingress?: readonly object[] } };
}

interface Settings extends KubernetesObject {
  readonly spec?: { readonly sslPolicy?: string; readonly securityPolicy?: { readonly name?: string } };
}

/** What GKE makes load balancers of, and the finalizer that it sets. */
const EXPOSING = [
  {
    kind: 'Ingress',
    path: '/apis/networking.k8s.io/v1',
    plural: 'ingresses',
    finalizer: 'networking.gke.io/ingress-finalizer-V2',
  },
  { kind: 'Service', path: '/api/v1', plural: 'services', finalizer: 'gke.networking.io/l4-ilb-v2' },
] as const;

type Exposing = (typeof EXPOSING)[number];

export const LOAD_BALANCER = 'GkeLoadBalancer';

const ADDRESS_OF = {
  Ingress: 'kubernetes.io/ingress.global-static-ip-name',
  Service: 'networking.gke.io/load-balancer-ip-addresses',
} as const;
const SUBNET = 'networking.gke.io/load-balancer-subnet';
const FRONTEND = 'networking.gke.io/v1beta1.FrontendConfig';

/**
 * Stands in for GKE's controllers of load balancers: a finalizer on each Ingress and Service of type LoadBalancer, and a load
 * balancer in the project as long as they are there. It holds its address, the policies that it names, and the network. Where
 * one of them is not there, no load balancer comes.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/load-balance-ingress
 */
export class GoogleLoadBalancers {
  private readonly api: Api;
  private readonly project: CloudProject;
  /** Ids of the cluster's network and subnet. */
  private readonly network: readonly string[];

  constructor(api: Api, project: CloudProject, network: readonly string[]) {
    this.api = api;
    this.project = project;
    this.network = network;
  }

  /** Does what is to be done now. */
  async look(): Promise<void> {
    for (const exposing of EXPOSING) {
      const all = await this.api.list<Exposed>(`${exposing.path}/${exposing.plural}`);
      for (const object of all) {
        if (exposing.kind === 'Ingress' || object.spec.type === 'LoadBalancer') await this.lookAt(exposing, object);
      }
    }
  }

  private async lookAt(exposing: Exposing, object: Exposed): Promise<void> {
    const { name, namespace, deletionTimestamp, finalizers = [] } = object.metadata;
    const own = `${exposing.path}/namespaces/${namespace}/${exposing.plural}/${name}`;
    const id = `${LOAD_BALANCER} ${exposing.kind}/${namespace}/${name}`;
    const has = finalizers.includes(exposing.finalizer);
    if (deletionTimestamp) {
      const there = this.project.find(id);
      if (there) this.project.delete(there);
      if (has) {
        const left = finalizers.filter((one) => one !== exposing.finalizer);
        await this.api.merge(own, { metadata: { finalizers: left } });
      }
      return;
    }
    if (!has) await this.api.merge(own, { metadata: { finalizers: [...finalizers, exposing.finalizer] } });
    if (!this.project.find(id)) {
      const uses = await this.used(exposing, object);
      if (!uses) return;
      const readyAt = this.project.seconds;
      this.project.create({ id, kind: LOAD_BALANCER, name: `${namespace}/${name}`, spec: {}, uses, readyAt });
    }
    if (!object.status?.loadBalancer?.ingress) {
      await this.api.merge(`${own}/status`, { status: { loadBalancer: { ingress: [{ ip: '192.0.2.1' }] } } });
    }
  }

  /** Ids of what it needs, or nothing where one of them is missing. */
  private async used({ kind }: Exposing, object: Exposed): Promise<readonly string[] | undefined> {
    const { annotations = {} } = object.metadata;
    const settings = kind === 'Ingress' ? await this.policies(object) : [];
    const named: readonly (readonly [string, string | undefined])[] = [
      ['ComputeAddress', annotations[ADDRESS_OF[kind]]],
      ['ComputeSubnetwork', annotations[SUBNET]],
      ...settings,
    ];
    const wanted = named.filter(([, name]) => name !== undefined);
    const found = wanted.map(([wantedKind, name = '']) => this.project.named(wantedKind, name)?.id);
    return found.includes(undefined) ? undefined : [...this.network, ...(found as string[])];
  }

  /** The TLS policy of an Ingress, and the web firewalls of its backends. */
  private async policies({
    metadata: { namespace, annotations = {} },
  }: Exposed): Promise<[string, string | undefined][]> {
    const list = (path: string) => this.api.list<Settings>(path).catch(() => []);
    const frontends = await list(`/apis/networking.gke.io/v1beta1/namespaces/${namespace}/frontendconfigs`);
    const backends = await list(`/apis/cloud.google.com/v1/namespaces/${namespace}/backendconfigs`);
    const frontend = frontends.find(({ metadata: { name } }) => name === annotations[FRONTEND]);
    return [
      ['ComputeSSLPolicy', frontend?.spec?.sslPolicy],
      ...backends.map(({ spec }): [string, string | undefined] => [
        'ComputeSecurityPolicy',
        spec?.securityPolicy?.name,
      ]),
    ];
  }
}
