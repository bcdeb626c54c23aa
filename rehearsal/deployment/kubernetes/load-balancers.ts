import { setTimeout as sleep } from 'node:timers/promises';
import type { Api, KubernetesObject } from '../../cluster/api';
import type { Account } from '../aws/account';
import type { Thing } from '../aws/thing';

interface Exposed extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly finalizers?: readonly string[] };
  readonly spec: { readonly type?: string; readonly loadBalancerClass?: string; readonly ingressClassName?: string };
}

/** Where what makes a load balancer is kept, its finalizer, and the annotation that the controller asks before it deletes. */
const EXPOSING = [
  {
    kind: 'Ingress',
    path: '/apis/networking.k8s.io/v1/ingresses',
    finalizer: 'ingress.k8s.aws/resources',
    attributes: 'alb.ingress.kubernetes.io/load-balancer-attributes',
    group: 'alb.ingress.kubernetes.io/group.name',
  },
  {
    kind: 'Service',
    path: '/api/v1/services',
    finalizer: 'service.k8s.aws/resources',
    attributes: 'service.beta.kubernetes.io/aws-load-balancer-attributes',
    group: '',
  },
] as const;

type Exposing = (typeof EXPOSING)[number];

export const LOAD_BALANCER = 'Kubernetes::LoadBalancer';

const STEP = 100;

/**
 * Stands in for the AWS Load Balancer Controller: a finalizer on each Ingress and Service of type LoadBalancer, and a load
 * balancer in the account for as long as they are there. One that is protected by its annotation is not let go.
 *
 * @see aws-load-balancer-controller v3.4.0, pkg/ingress/model_builder.go and pkg/service/model_builder.go
 */
export class LoadBalancers {
  private readonly api: Api;
  private readonly account: Account;
  private readonly cluster: string;
  private running = true;
  private readonly done: Promise<void>;

  constructor(api: Api, account: Account, cluster: string) {
    this.api = api;
    this.account = account;
    this.cluster = cluster;
    this.done = this.run();
  }

  /** The controller is no longer there. What it made stays. */
  async stop(): Promise<void> {
    this.running = false;
    await this.done;
  }

  private async run(): Promise<void> {
    while (this.running) {
      // a look that fails, for example while the cluster stops, is followed by the next
      await this.look().catch(() => undefined);
      await sleep(STEP);
    }
  }

  /** Does what is to be done now. */
  async look(): Promise<void> {
    const wanted = new Set<string>();
    for (const exposing of EXPOSING) {
      const found = (await this.api.list<Exposed>(exposing.path)).filter(
        ({ spec }) => exposing.kind === 'Ingress' || spec.type === 'LoadBalancer',
      );
      for (const object of found) {
        if (!(await this.lookAt(exposing, object))) continue;
        wanted.add(this.idOf(exposing, object));
      }
    }
    for (const id of wanted) this.make(id);
    for (const thing of this.account.ofType(LOAD_BALANCER)) {
      if (thing.properties.Cluster === this.cluster && !wanted.has(thing.id)) this.account.remove(thing);
    }
  }

  /** Whether its load balancer stays. */
  private async lookAt({ path, finalizer, attributes }: Exposing, object: Exposed): Promise<boolean> {
    const { name, namespace, deletionTimestamp, finalizers = [], annotations } = object.metadata;
    const root = path.slice(0, path.lastIndexOf('/'));
    const own = `${root}/namespaces/${namespace}/${path.slice(path.lastIndexOf('/') + 1)}/${name}`;
    if (!deletionTimestamp) {
      if (!finalizers.includes(finalizer)) {
        await this.api.merge(own, { metadata: { finalizers: [...finalizers, finalizer] } });
      }
      return true;
    }
    if (annotations?.[attributes]?.includes('deletion_protection.enabled=true')) return true;
    await this.api.merge(own, { metadata: { finalizers: finalizers.filter((one) => one !== finalizer) } });
    return false;
  }

  private idOf({ kind, group }: Exposing, { metadata }: Exposed): string {
    return `${this.cluster}/${metadata.annotations?.[group] ?? `${kind}/${metadata.namespace}/${metadata.name}`}`;
  }

  private make(id: string): void {
    if (this.account.find(LOAD_BALANCER, id)) return;
    const cluster = this.account.find('AWS::EKS::Cluster', this.cluster);
    const { SubnetIds: Subnets } = (cluster?.properties.ResourcesVpcConfig ?? {}) as { readonly SubnetIds?: string[] };
    const VpcId = this.account.find('AWS::EC2::Subnet', Subnets?.[0])?.properties.VpcId;
    const thing: Thing = {
      type: LOAD_BALANCER,
      id,
      arn: `arn:aws:elasticloadbalancing:${this.account.region}:${this.account.id}:loadbalancer/${id}`,
      properties: { Cluster: this.cluster, VpcId, Subnets },
      status: 'ACTIVE',
      version: 1,
    };
    this.account.add(thing);
  }
}
