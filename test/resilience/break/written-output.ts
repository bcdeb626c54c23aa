// What small outputs are written from: a network, a cluster, a Deployment, volumes.
import type { SourceFile } from '../../../lib/topology';

type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: object }>>;

export const template = (Resources: Resources): readonly SourceFile[] => [
  { path: 'written.template.json', text: JSON.stringify({ Resources }) },
];

export const manifest = (...objects: readonly object[]): readonly SourceFile[] =>
  objects.map((object, index) => ({ path: `${index}.json`, text: JSON.stringify(object) }));

export const resource = (Type: string, Properties: object) => ({ Type, Properties });

export const ZONES = ['a', 'b', 'c'];

const SUBNETS: Resources = Object.fromEntries(
  ZONES.map((zone, index) => [
    `Subnet${zone}`,
    resource('AWS::EC2::Subnet', {
      AvailabilityZone: `eu-west-1${zone}`,
      CidrBlock: `10.0.${index}.0/24`,
      VpcId: { Ref: 'Vpc' },
      Tags: [{ Key: 'aws-cdk:subnet-type', Value: 'Isolated' }],
    }),
  ]),
);

export const ALL_SUBNETS = ZONES.map((zone) => ({ Ref: `Subnet${zone}` }));

export const NETWORK: Resources = { Vpc: resource('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }), ...SUBNETS };

export const machine = (zone: string) => resource('AWS::EC2::Instance', { SubnetId: { Ref: `Subnet${zone}` } });

export const google = (apiVersion: string, kind: string, spec: object) =>
  manifest({
    apiVersion: `${apiVersion}.cnrm.cloud.google.com/v1beta1`,
    kind,
    metadata: { name: 'x', namespace: 'p' },
    spec,
  });

export const claim = (accessMode: string) => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'data', namespace: 'shop' },
  spec: { accessModes: [accessMode], storageClassName: 'files' },
});

export const storageClass = (provisioner: string) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name: 'files' },
  provisioner,
  volumeBindingMode: 'WaitForFirstConsumer',
});

export const deployment = (annotations: object, replicas: number, volumes: readonly object[]) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', annotations },
  spec: {
    replicas,
    strategy: { type: 'Recreate' },
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'nginx:1.29' }], volumes },
    },
  },
});

/** One replica in each zone. */
export const spread = ({ spec, ...object }: ReturnType<typeof deployment>) => {
  const constraint = {
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'DoNotSchedule',
    nodeTaintsPolicy: 'Honor',
    labelSelector: spec.selector,
    matchLabelKeys: ['pod-template-hash'],
  };
  const { template: pod } = spec;
  const template = { ...pod, spec: { ...pod.spec, topologySpreadConstraints: [constraint] } };
  return { ...object, spec: { ...spec, template } };
};

export const CLAIMED = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];

export const SINGLETON = {
  'resilience.trizone.dev/min-available': '0',
  'resilience.trizone.dev/recovery-seconds': '600',
};

export const cluster = (location: string) => ({
  apiVersion: 'container.cnrm.cloud.google.com/v1beta1',
  kind: 'ContainerCluster',
  metadata: { name: 'acme', namespace: 'p' },
  spec: { location, nodeLocations: ZONES.map((zone) => `${location}-${zone}`) },
});
