// Test support: the topology of some Kubernetes objects, alone or in an EKS or a GKE cluster.
import { readTopologies, type SourceFile, type Topology } from '../../lib/topology';

/** Cluster of objects that no file names a cluster for. */
export const OWN = 'kubernetes';

/** A Kubernetes object. */
export type Sample = Readonly<Record<string, unknown>>;

/** An object of the kind, `more` laid over it. */
export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  more: Sample = {},
  metadata: Sample = {},
): Sample => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'a', ...metadata },
  ...more,
});

/** A pod template with one container. */
export const podTemplate = (name: string, spec: Sample = {}, container: Sample = {}): Sample => ({
  metadata: { labels: { app: name } },
  spec: { containers: [{ name, image: `example.com/${name}:1`, ...container }], ...spec },
});

/** A Deployment of one container. */
export const deployment = (name: string, spec: Sample = {}, pod: Sample = {}, container: Sample = {}): Sample =>
  object('apps/v1', 'Deployment', name, {
    spec: { selector: { matchLabels: { app: name } }, template: podTemplate(name, pod, container), ...spec },
  });

const GKE: Sample = {
  apiVersion: 'container.cnrm.cloud.google.com/v1beta1',
  kind: 'ContainerCluster',
  metadata: { name: 'acme', namespace: 'p' },
  spec: { location: 'europe-west3', nodeLocations: ['europe-west3-a', 'europe-west3-b', 'europe-west3-c'] },
};

/** A GKE cluster, declared beside the folder of what runs in it. */
export const GKE_CLUSTER: SourceFile = { path: 'management/cluster.json', text: JSON.stringify(GKE) };

const subnet = (zone: string, tag: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { AvailabilityZone: zone, VpcId: { Ref: 'Vpc' }, Tags: [{ Key: tag, Value: '1' }] },
});

const EKS = {
  Resources: {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: {} },
    Public: subnet('eu-west-1a', 'kubernetes.io/role/elb'),
    Private: subnet('eu-west-1b', 'kubernetes.io/role/internal-elb'),
    Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'acme' } },
  },
};

/** An EKS cluster with a public subnet in zone a and a private one in zone b. */
export const EKS_CLUSTER: SourceFile = { path: 'main.template.json', text: JSON.stringify(EKS) };

/** The only topology of some objects, and of further files. */
export function topologyOf(objects: readonly Sample[], ...files: readonly SourceFile[]): Topology {
  const text = objects.map((one) => JSON.stringify(one)).join('\n---\n');
  const [topology, ...others] = readTopologies('out', [{ path: 'workload/objects.yaml', text }, ...files]);
  if (!topology || others.length > 0) throw new Error('expected one topology');
  return topology;
}
