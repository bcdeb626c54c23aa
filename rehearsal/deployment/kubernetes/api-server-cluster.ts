import { ApiError, type KubernetesObject } from '../../cluster/api';
import { ControlPlane } from '../../cluster/control-plane';
import { defineCustomResources } from '../../stand-ins/custom-resources';
import type { Provisioner } from '../../stand-ins/provisioner';
import { type Certificate, certificateSecret } from '../../stand-ins/secrets';
import type { Account } from '../aws/account';
import type { HandlerRequest, KubernetesCluster } from '../aws/kubernetes-cluster';
import { CHARTS, LOAD_BALANCER_CONTROLLER } from './charts';
import { ebsDisks } from './ebs-disks';
import { kubectl } from './kubectl';
import { LoadBalancers } from './load-balancers';

/** Simulated seconds of a call of the handler, and of the pods of a chart to be ready. */
const CALL_SECONDS = 15;
const CHART_SECONDS = 60;

interface Definition {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly group: string };
}

const DEFINITIONS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

/** Kinds whose pods have volumes. */
const WITH_VOLUMES = ['/apis/apps/v1/statefulsets', '/apis/postgresql.cnpg.io/v1/clusters'];

interface WithVolumes {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: { readonly volumeClaimTemplates?: readonly unknown[]; readonly storage?: unknown };
}

const isCertificate = (object: KubernetesObject): object is Certificate =>
  object.kind === 'Certificate' && (object.apiVersion ?? '').startsWith('cert-manager.io/');

/**
 * The Kubernetes of a cluster on a real API server. What the handlers of the CDK do with kubectl is done with the real kubectl and
 * the same options; of Helm only what {@link CHARTS} tells.
 *
 * @see aws-cdk-lib 2.261.0, lambda-layer-kubectl's handler: apply/__init__.py and helm/__init__.py
 */
export class ApiServerCluster implements KubernetesCluster {
  private readonly account: Account;
  private readonly programs: string;
  private readonly client: string;
  private plane: ControlPlane | undefined;
  private balancers: LoadBalancers | undefined;
  private disks: Provisioner | undefined;
  private readonly releases = new Set<string>();

  constructor(account: Account, programs: string, client: string) {
    this.account = account;
    this.programs = programs;
    this.client = client;
  }

  /** For kubectl, once the account has a cluster that is ready. */
  async kubeconfig(): Promise<string | undefined> {
    const ready = this.account.ofType('AWS::EKS::Cluster').some(({ status }) => status !== 'CREATING');
    return ready ? (await this.running()).kubeconfig : this.plane?.kubeconfig;
  }

  async handle(request: HandlerRequest): Promise<number> {
    switch (request.type) {
      case 'Custom::AWSCDK-EKS-KubernetesResource':
        return this.manifest(request);
      case 'Custom::AWSCDK-EKS-HelmChart':
        return this.chart(request);
      default:
        throw new Error(`the rehearsal does not know the handler of ${request.type}`);
    }
  }

  async volumeUsers(): Promise<readonly string[]> {
    if (!this.plane) return [];
    const lists = WITH_VOLUMES.map((path) => this.plane?.api.list<WithVolumes>(path).catch(() => []) ?? []);
    return (await Promise.all(lists))
      .flat()
      .filter(({ spec }) => spec.volumeClaimTemplates || spec.storage)
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
  }

  async clusterDeleted(): Promise<void> {
    await this.balancers?.stop();
    this.balancers = undefined;
    await this.disks?.stop();
    this.disks = undefined;
    this.releases.clear();
    const { plane } = this;
    this.plane = undefined;
    await plane?.stop();
  }

  /** Whether an object is there. @throws when the API server does not say */
  async has(object: KubernetesObject, attempts = 3): Promise<boolean> {
    const { plane } = this;
    if (!plane) return false;
    try {
      await plane.api.get(await plane.resources.path(object));
      return true;
    } catch (error) {
      // a connection that the server has closed meanwhile tells nothing of the object
      const lost = 'code' in (error as Error);
      if (lost && attempts > 1) return this.has(object, attempts - 1);
      // a kind that is gone with its chart has no status
      if (lost || (error instanceof ApiError && error.status !== 404)) throw error;
      return false;
    }
  }

  private async running(): Promise<ControlPlane> {
    this.plane ??= await ControlPlane.start(this.programs);
    this.disks ??= ebsDisks(this.plane.api);
    return this.plane;
  }

  private async manifest({ action, properties }: HandlerRequest): Promise<number> {
    const { api, kubeconfig } = await this.running();
    const objects = JSON.parse(String(properties.Manifest)) as readonly KubernetesObject[];
    const document = objects.map((object) => JSON.stringify(object)).join('\n');
    const call = async (...options: readonly string[]) => {
      const { status, output, timedOut } = await kubectl(this.client, kubeconfig, [...options, '-f', '-'], document);
      if (timedOut) throw new Error(`Task timed out after 900.00 seconds: kubectl ${options.join(' ')}: ${output}`);
      return { failed: status !== 0, output };
    };
    const validation = String(properties.SkipValidation) === 'true' ? ['--validate=false'] : [];
    const overwrite = String(properties.Overwrite) === 'true';
    // the handler swallows what a deletion says
    if (action === 'Delete') await call('delete');
    else {
      const prune = properties.PruneLabel ? ['--prune', '-l', String(properties.PruneLabel)] : [];
      const create = overwrite ? ['apply', ...validation] : ['create', ...validation, '--save-config'];
      const { failed, output } = await call(...(action === 'Create' ? create : ['apply', ...validation, ...prune]));
      if (failed) throw new Error(output);
      for (const certificate of objects.filter(isCertificate)) await certificateSecret({ api }, certificate);
    }
    return CALL_SECONDS;
  }

  private async chart({ action, properties }: HandlerRequest): Promise<number> {
    const { api, kubeconfig } = await this.running();
    const release = String(properties.Release);
    const effects = CHARTS[release];
    if (!effects) throw new Error(`the rehearsal does not know the chart ${release}: tell it in charts.ts`);
    if (action === 'Delete') {
      this.releases.delete(release);
      if (release === LOAD_BALANCER_CONTROLLER) {
        await this.balancers?.stop();
        this.balancers = undefined;
      }
      if (effects.takesItsKinds) {
        for (const { metadata, spec } of await api.list<Definition>(DEFINITIONS)) {
          if (effects.groups.includes(spec.group)) await api.delete(`${DEFINITIONS}/${metadata.name}`);
        }
      }
      return CHART_SECONDS;
    }
    await this.namespace(String(properties.Namespace), String(properties.CreateNamespace) === 'true', kubeconfig);
    const kinds = effects.groups.map((group) => ({ apiVersion: `${group}/v1`, kind: '', metadata: { name: '' } }));
    if (kinds.length > 0) await defineCustomResources(api, kinds);
    this.releases.add(release);
    if (release === LOAD_BALANCER_CONTROLLER) {
      this.balancers ??= new LoadBalancers(api, this.account, String(properties.ClusterName));
    }
    return CHART_SECONDS;
  }

  private async namespace(name: string, create: boolean, kubeconfig: string): Promise<void> {
    const found = await kubectl(this.client, kubeconfig, ['get', 'namespace', name]);
    if (found.status === 0) return;
    if (!create) throw new Error(`helm upgrade: namespaces "${name}" not found`);
    await kubectl(this.client, kubeconfig, ['create', 'namespace', name]);
  }
}
