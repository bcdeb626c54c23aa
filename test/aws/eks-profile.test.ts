import { Testing } from 'cdk8s';
import { eksProfile } from '../../lib/aws/eks-profile';
import type { AwsConfig } from '../../lib/config';
import { defaultAwsScenario } from '../scenarios';
import { platformStandIn } from './platform-stand-in';

const { platform: PLATFORM } = platformStandIn(defaultAwsScenario());

const TARGET = {
  name: 'service-a',
  namespace: 'services',
  host: 'a.acme.example.com',
  port: 9898,
  healthPath: '/readyz',
  drainSeconds: 30,
};

function binding(change?: (config: AwsConfig) => void, target = TARGET) {
  const { ingressAnnotations, ...rest } = eksProfile(defaultAwsScenario(change), PLATFORM).bindIngress(
    Testing.chart(),
    target,
  );
  const entries = Object.entries(ingressAnnotations).map(([key, value]) => [
    key.replace('alb.ingress.kubernetes.io/', ''),
    value,
  ]);
  return { ...rest, annotations: Object.fromEntries(entries) as Record<string, string> };
}

const withoutCertificate = (config: AwsConfig) => {
  Object.assign(config.aws, { certificateArn: undefined });
};

test('all services share one load balancer to the internet, which sends to the pods themselves', () => {
  expect(binding().ingressClassName).toBe('alb');
  for (const name of ['service-a', 'service-b']) {
    expect(binding(undefined, { ...TARGET, name }).annotations).toMatchObject({
      'group.name': 'acme-aurora',
      'group.order': '100',
      scheme: 'internet-facing',
      'target-type': 'ip',
    });
  }
});

test('each stack of services has a load balancer of its own', () => {
  const apart = ({ aws }: AwsConfig) => {
    aws.serviceStacks = 5;
  };
  const stacks = defaultAwsScenario(apart).serviceStacks;
  for (const name of ['service-a', 'service-b']) {
    const index = stacks.findIndex(({ services }) => services.some((service) => service.name === name));
    const expected = index === 0 ? 'acme-aurora' : `acme-aurora-${index + 1}`;
    expect(binding(apart, { ...TARGET, name }).annotations['group.name']).toBe(expected);
  }
});

test('with a certificate it speaks TLS 1.2 or newer, and sends HTTP there', () => {
  expect(binding().annotations).toMatchObject({
    'listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
    'ssl-redirect': '443',
    'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    'certificate-arn': 'arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000',
  });
});

test('without a certificate it speaks HTTP only', () => {
  const { annotations } = binding(withoutCertificate);
  expect(annotations['listen-ports']).toBe('[{"HTTP":80}]');
  expect(Object.keys(annotations).filter((key) => /^ssl|certificate/.test(key))).toEqual([]);
});

test('asks the pods what their readiness probe asks, as often', () => {
  expect(binding().annotations).toMatchObject({
    'healthcheck-path': '/readyz',
    'healthcheck-interval-seconds': '5',
    'healthcheck-timeout-seconds': '2',
    'healthy-threshold-count': '2',
    'unhealthy-threshold-count': '2',
    'success-codes': '200',
  });
});

test('drains a pod for as long as the pod waits for it', () => {
  expect(binding(undefined, { ...TARGET, drainSeconds: 45 }).annotations['target-group-attributes']).toBe(
    'deregistration_delay.timeout_seconds=45',
  );
});

test('can be shifted out of a zone, drops malformed headers, and goes when its last Ingress goes', () => {
  expect(binding().annotations['load-balancer-attributes']?.split(',')).toEqual([
    'routing.http.drop_invalid_header_fields.enabled=true',
    'zonal_shift.config.enabled=true',
  ]);
});

const PROFILE = eksProfile(defaultAwsScenario(), PLATFORM);

test('disks are encrypted by the key of the platform', () => {
  expect(PROFILE.databaseDisk).toMatchObject({
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', throughput: '250', encrypted: 'true', kmsKeyId: PLATFORM.volumeKey.keyArn },
  });
});

test('names are resolved by CoreDNS, identities given by the agent of Pod Identity', () => {
  expect(PROFILE.nameServers).toEqual([
    {
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
      podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
    },
  ]);
  expect(PROFILE.metadataServer).toEqual({ peers: [{ ipBlock: { cidr: '169.254.170.23/32' } }], ports: [80] });
});

test('the load balancer comes from its own addresses: the public subnets', () => {
  expect(PROFILE.ingressSources).toEqual(
    ['10.64.0.0/24', '10.64.1.0/24', '10.64.2.0/24'].map((cidr) => ({ ipBlock: { cidr } })),
  );
});
