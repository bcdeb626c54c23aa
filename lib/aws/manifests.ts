import { KubernetesManifest } from 'aws-cdk-lib/aws-eks-v2';
import { App, Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import type { ClusterAccess } from './blueprint/cluster-access';

/**
 * Most bytes of the objects of one custom resource: it reaches its Lambda function as one event, which may hold 262,144
 * bytes, and tokens grow when CloudFormation fills them in.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, invocation payload (asynchronous)
 */
const MOST_BYTES = 200_000;

/**
 * Applies the objects that `define` adds to an empty chart, by one custom resource that waits until it may.
 *
 * @throws when the objects are larger than 200 KB together
 */
export function applyManifests(
  scope: Construct,
  id: string,
  { cluster, kubectlReady }: Pick<ClusterAccess, 'cluster' | 'kubectlReady'>,
  define: (chart: Chart) => void,
): KubernetesManifest {
  const chart = new Chart(new App(), id, { disableResourceNameHashes: true });
  define(chart);
  const manifest: Record<string, unknown>[] = chart.toJson();
  const bytes = Buffer.byteLength(JSON.stringify(manifest));
  if (bytes > MOST_BYTES) {
    throw new Error(
      `the manifests of '${scope.node.path}/${id}' must have at most ${MOST_BYTES} bytes, got ${bytes}: apply them in several parts`,
    );
  }
  // overwrite: what a failed attempt has left behind does not make the next one fail
  const applied = new KubernetesManifest(scope, id, { cluster, manifest, overwrite: true });
  applied.node.addDependency(kubectlReady);
  return applied;
}
