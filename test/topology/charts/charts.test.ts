import type { SourceFile, Topology } from '../../../lib/topology';
import { OWN, type Sample, topologyOf } from '../sample';

const values = (chart: string, of: Sample): SourceFile => ({
  path: `operators/${chart}.values.yaml`,
  text: JSON.stringify(of),
});

const addOn = (name: string, properties: Sample): SourceFile => ({
  path: 'main.template.json',
  text: JSON.stringify({
    Resources: {
      Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'acme' } },
      AddOn: { Type: 'AWS::EKS::Addon', Properties: { AddonName: name, ClusterName: 'acme', ...properties } },
    },
  }),
});

const release = (chart: string, name: string, of: Sample): SourceFile => ({
  path: 'main.template.json',
  text: JSON.stringify({
    Resources: {
      Cluster: { Type: 'AWS::EKS::Cluster', Properties: { Name: 'acme' } },
      Chart: {
        Type: 'Custom::AWSCDK-EKS-HelmChart',
        Properties: {
          Chart: chart,
          Release: name,
          Namespace: 'ops',
          ClusterName: { Ref: 'Cluster' },
          Values: JSON.stringify(of),
        },
      },
    },
  }),
});

const made = ({ workloads }: Topology) =>
  workloads.map(({ id, replicas, role, origin }) => [id, replicas.min, role, origin]);

const budgeted = ({ budgets }: Topology) =>
  budgets.map(({ id, minAvailable, maxUnavailable }) => [id, minAvailable, maxUnavailable]);

test('cert-manager makes three Deployments, each by its own section, and a webhook that fails closed', () => {
  const topology = topologyOf(
    [],
    values('cert-manager', { replicaCount: 2, webhook: { replicaCount: 3, podDisruptionBudget: { enabled: true } } }),
  );
  const origin = { kind: 'chart', chart: 'cert-manager', release: 'cert-manager' };
  expect(made(topology)).toEqual([
    ['Deployment cert-manager/cert-manager', 2, 'controller', origin],
    ['Deployment cert-manager/cert-manager-cainjector', 1, 'controller', origin],
    ['Deployment cert-manager/cert-manager-webhook', 3, 'controller', origin],
  ]);
  expect(budgeted(topology)).toEqual([['PodDisruptionBudget cert-manager/cert-manager-webhook', '1', undefined]]);
  expect(
    topology.webhooks.map(({ failsClosed, service, workload, cluster }) => [failsClosed, service, workload, cluster]),
  ).toEqual([[true, 'cert-manager/cert-manager-webhook', 'Deployment cert-manager/cert-manager-webhook', OWN]]);
});

test('the values tell where the pods of a chart may run and what they ask for, but not their containers', () => {
  const spread = {
    topologyKey: 'topology.kubernetes.io/zone',
    maxSkew: 1,
    whenUnsatisfiable: 'DoNotSchedule',
    labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'external-secrets-webhook' } },
  };
  const { workloads } = topologyOf(
    [],
    release('external-secrets', 'external-secrets', {
      webhook: {
        topologySpreadConstraints: [spread],
        resources: { requests: { cpu: '10m', memory: '32Mi' } },
        tolerations: [{ operator: 'Exists' }],
      },
    }),
  );
  const webhook = workloads.find(({ name }) => name === 'external-secrets-webhook');
  expect(webhook).toMatchObject({
    cluster: 'main/Cluster',
    namespace: 'ops',
    selector: [
      { key: 'app.kubernetes.io/instance', values: ['external-secrets'] },
      { key: 'app.kubernetes.io/name', values: ['external-secrets-webhook'] },
    ],
  });
  expect(webhook?.pod).toMatchObject({
    containers: [],
    requests: { millicores: 10, bytes: 2 ** 25 },
    spread: [{ hard: true, maxSkew: 1 }],
    tolerations: [{ operator: 'Exists' }],
  });
  expect(workloads.find(({ name }) => name === 'external-secrets')?.pod).toMatchObject({
    requests: { unknown: 'container external-secrets does not say how much CPU it asks for' },
  });
});

test("what a release is called by follows Helm's names", () => {
  const names = (chart: string, name: string, of: Sample = {}) =>
    topologyOf([], release(chart, name, of)).workloads.map((one) => one.name);
  expect(names('cluster-autoscaler', 'cluster-autoscaler')).toEqual(['cluster-autoscaler-aws-cluster-autoscaler']);
  expect(names('metrics-server', 'blueprints-addon-metrics-server')).toEqual(['blueprints-addon-metrics-server']);
  expect(names('metrics-server', 'm')).toEqual(['m-metrics-server']);
  expect(names('metrics-server', 'm', { fullnameOverride: 'metrics' })).toEqual(['metrics']);
});

test('budgets follow the way of each chart', () => {
  const of = (chart: string, podDisruptionBudget?: Sample) =>
    budgeted(topologyOf([], release(chart, chart, { podDisruptionBudget }))).map(([, ...rest]) => rest);
  expect(of('cluster-autoscaler')).toEqual([[undefined, '1']]);
  expect(of('aws-load-balancer-controller')).toEqual([]);
  expect(of('aws-load-balancer-controller', { maxUnavailable: 1 })).toEqual([[undefined, '1']]);
  expect(of('metrics-server', { maxUnavailable: 1 })).toEqual([]);
  expect(of('metrics-server', { enabled: true, minAvailable: 1 })).toEqual([['1', undefined]]);
  expect(of('plugin-barman-cloud')).toEqual([]);
});

test('the AWS Load Balancer Controller lets nobody change a Service, or make a gated pod, while it is away, unless that is switched off', () => {
  const webhooks = (of: Sample) =>
    topologyOf([], release('aws-load-balancer-controller', 'aws-load-balancer-controller', of)).webhooks.map(
      ({ id, failsClosed }) => [id.split('.')[0], failsClosed],
    );
  expect(webhooks({})).toEqual([
    ['mpod', true],
    ['mservice', true],
    ['mtargetgroupbinding', true],
    ['vingress', true],
  ]);
  expect(webhooks({ serviceMutatorWebhookConfig: { failurePolicy: 'Ignore' } })).toContainEqual(['mservice', false]);
  expect(webhooks({ podMutatorWebhookConfig: { failurePolicy: 'Ignore' } })).toContainEqual(['mpod', false]);
  expect(webhooks({ enableServiceMutatorWebhook: false }).map(([name]) => name)).toEqual([
    'mpod',
    'mtargetgroupbinding',
    'vingress',
  ]);
});

test('the operator of CloudNativePG runs once unless it is told otherwise', () => {
  expect(made(topologyOf([], values('cloudnative-pg', {}))).map(([id, replicas]) => [id, replicas])).toEqual([
    ['Deployment cnpg-system/cloudnative-pg', 1],
  ]);
});

test('the add-on coredns is read like a chart, whatever its configuration', () => {
  const of = (properties: Sample) => topologyOf([], addOn('coredns', properties));
  const configured = of({ ConfigurationValues: '{"replicaCount":3,"podDisruptionBudget":{"enabled":false}}' });
  expect(made(configured)).toEqual([
    ['Deployment kube-system/coredns', 3, 'controller', { kind: 'chart', chart: 'coredns', release: 'coredns' }],
  ]);
  expect(configured.workloads[0]).toMatchObject({
    cluster: 'main/Cluster',
    pod: { labels: { 'k8s-app': 'kube-dns' } },
    rollout: { maxSurge: 1, maxUnavailable: 1 },
  });
  expect(budgeted(configured)).toEqual([]);
  expect(made(of({})).map(([, replicas]) => replicas)).toEqual([2]);
  expect(budgeted(of({}))).toEqual([['PodDisruptionBudget kube-system/coredns', undefined, '1']]);
  expect(made(of({ ConfigurationValues: '{' }))).toEqual([]);
});

test('a chart that is not known stands among the resources only', () => {
  const { workloads, resources } = topologyOf([], release('redis', 'cache', { replicas: 2 }));
  expect(workloads).toEqual([]);
  expect(resources.map(({ type }) => type)).toContain('helm redis');
});

test('what a manifest declares goes before what a chart of that name would make', () => {
  const own = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'cert-manager', namespace: 'cert-manager' },
    spec: { replicas: 7, template: {} },
  };
  expect(made(topologyOf([own], values('cert-manager', {}))).map(([id, replicas]) => [id, replicas])).toContainEqual([
    'Deployment cert-manager/cert-manager',
    7,
  ]);
});
