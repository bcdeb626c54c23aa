/** Images of controllers that a recovery from a zone's loss may have to wait for, by the last part of their name. */
export const CONTROLLER_IMAGES: ReadonlySet<string> = new Set([
  'aws-ebs-csi-driver',
  'aws-load-balancer-controller',
  'cert-manager-cainjector',
  'cert-manager-controller',
  'cert-manager-webhook',
  'cloudnative-pg',
  'cluster-autoscaler',
  'cockroach-operator',
  'cnrm-manager',
  'controller-manager',
  'coredns',
  'descheduler',
  'external-dns',
  'external-secrets',
  'karpenter',
  'keda',
  'kube-dns',
  'metrics-server',
  'plugin-barman-cloud',
]);

/** Images of databases and queues whose members decide by a majority, by the last part of their name. */
export const CONSENSUS_IMAGES: ReadonlySet<string> = new Set([
  'consul',
  'cockroach',
  'etcd',
  'nats',
  'nats-server',
  'rabbitmq',
  'zookeeper',
]);

/** Images of Kafka: its controllers decide by a majority where it runs without ZooKeeper. */
export const KAFKA_IMAGES: ReadonlySet<string> = new Set(['cp-kafka', 'cp-server', 'kafka']);

/** Last part of an image's name, without registry, tag and digest: `cockroachdb/cockroach:v26.2.7` is `cockroach`. */
export function imageName(image: string): string {
  const [path = ''] = image.split('@');
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last.split(':')[0] ?? '';
}
