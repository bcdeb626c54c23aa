import type { CfnResource } from 'aws-cdk-lib';
import { KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import type { ClusterAccess } from './blueprint/cluster-access';

/**
 * Most bytes of the objects of one custom resource: it reaches its Lambda function as one event, which may hold 262,144
 * bytes, and tokens grow when CloudFormation fills them in.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, invocation payload (asynchronous)
 */
const MOST_BYTES = 200_000;

type Manifest = Record<string, unknown> & {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
};

/** Built-in kinds that kubectl does not prune, and of which a setting decides whether there is one. */
const BY_SETTING = ['ClusterRole', 'ClusterRoleBinding'];

/**
 * Whether an object may share its custom resource with others. API groups of Kubernetes itself have no dot, as `apps` and
 * `batch`, or end with `.k8s.io`. What kubectl does not prune of them, as ServiceAccounts and NetworkPolicies, is
 * declared as long as its workload is.
 */
const isShared = ({ apiVersion, kind }: Manifest): boolean => {
  const [group = '', version] = apiVersion.split('/');
  const builtIn = version === undefined || !group.includes('.') || group.endsWith('.k8s.io');
  return builtIn && !BY_SETTING.includes(kind);
};

/**
 * Applies the objects that `define` adds to an empty chart, by custom resources that wait until they may.
 *
 * Objects of Kubernetes' own kinds share one custom resource. When it is updated, `kubectl apply --prune` removes those
 * that it no longer names, but only of the kinds on kubectl's own list. An object of another API group has a custom
 * resource for itself, under its identity: when it is no longer declared, CloudFormation deletes it. These follow the
 * shared one, which may hold the policy that admits them.
 *
 * @throws when the objects of one custom resource are larger than 200 KB together
 * @see kubectl v1.35, pkg/util/prune/prune.go (default list)
 */
export function applyManifests(
  scope: Construct,
  id: string,
  { cluster, kubectlReady }: Pick<ClusterAccess, 'cluster' | 'kubectlReady'>,
  define: (chart: Chart) => void,
): Construct {
  const chart = new Chart(new App(), id, { disableResourceNameHashes: true });
  define(chart);
  const manifests: Manifest[] = chart.toJson();
  const apply = (parent: Construct, key: string, manifest: Manifest[]): KubernetesManifest => {
    refuseOversize(`${parent.node.path}/${key}`, manifest);
    // overwrite: what a failed attempt has left behind does not make the next one fail
    return new KubernetesManifest(parent, key, { cluster, manifest, overwrite: true });
  };
  const shared = manifests.filter(isShared);
  const applied = shared.length > 0 ? apply(scope, id, shared) : new Construct(scope, id);
  for (const manifest of manifests.filter((each) => !isShared(each))) {
    const { kind, metadata } = manifest;
    const own = apply(applied, [kind, metadata.namespace, metadata.name].join('-'), [manifest]);
    if (applied instanceof KubernetesManifest) resourceOf(own).addDependency(resourceOf(applied));
  }
  applied.node.addDependency(kubectlReady);
  return applied;
}

function refuseOversize(path: string, manifest: readonly Manifest[]): void {
  const bytes = Buffer.byteLength(JSON.stringify(manifest));
  if (bytes <= MOST_BYTES) return;
  throw new Error(
    `the manifests of '${path}' must have at most ${MOST_BYTES} bytes, got ${bytes}: apply them in several parts`,
  );
}

const resourceOf = (manifest: KubernetesManifest): CfnResource =>
  manifest.node.findChild('Resource').node.defaultChild as CfnResource;
