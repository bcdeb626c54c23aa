import { only, resource, template } from './template';

const CLUSTER = { Type: 'AWS::EKS::Cluster', Properties: { Name: 'acme' } };

const apply = (manifest: unknown, more: object = {}) =>
  only([
    template('main', {
      Resources: {
        Cluster: CLUSTER,
        Objects: {
          Type: 'Custom::AWSCDK-EKS-KubernetesResource',
          Metadata: { 'aws:cdk:path': 'main/Objects/Resource/Default' },
          Properties: { ClusterName: { Ref: 'Cluster' }, Manifest: manifest },
        },
        ...more,
      },
    }),
  ]);

const config = (data: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data });

test('objects that the CDK applies stand in place of its custom resource, each with the place that it comes from', () => {
  const system = apply({
    'Fn::Join': [
      '',
      [
        '[{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"a","annotations":{"url":"',
        { 'Fn::GetAtt': ['Cluster', 'Endpoint'] },
        '"}}}]',
      ],
    ],
  });
  expect(system.resources.map(({ id }) => id)).toEqual(['Namespace a', 'main/Cluster']);
  expect(resource(system, 'Namespace a')).toEqual({
    id: 'Namespace a',
    platform: 'kubernetes',
    type: 'v1 Namespace',
    name: 'a',
    labels: {},
    annotations: { url: `\${main/Cluster.Endpoint}` },
    properties: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'a', annotations: { url: `\${main/Cluster.Endpoint}` } },
    },
    place: {
      file: 'main.template.json',
      line: 1,
      resource: 'Namespace a',
      construct: 'main/Objects/Resource/Default',
      field: 'Manifest',
    },
    acknowledgements: {},
    cluster: 'main/Cluster',
  });
});

test('fails to read a manifest that is no JSON or holds what is no object, and says where', () => {
  const place = {
    file: 'main.template.json',
    line: 1,
    resource: 'main/Objects',
    construct: 'main/Objects/Resource/Default',
  };
  expect(apply('[{').unreadable).toEqual([{ place, reason: expect.stringMatching(/^Manifest is no JSON: /) }]);
  expect(apply({ Ref: 'Cluster' }).unreadable).toEqual([{ place, reason: 'Manifest is known at the deploy only' }]);
  expect(apply('[{"kind":"Pod"}]').unreadable).toEqual([
    {
      place: { ...place, field: 'Manifest' },
      reason: 'a Kubernetes object must have apiVersion, kind and metadata.name',
    },
  ]);
});

test('a chart is a resource with its values, whether it is known or not', () => {
  const system = apply('[]', {
    Chart: {
      Type: 'Custom::AWSCDK-EKS-HelmChart',
      Properties: {
        ClusterName: 'acme',
        Chart: 'redis',
        Release: 'cache',
        Namespace: 'data',
        Version: '1.0.0',
        Values: '{"replicas":2}',
      },
    },
  });
  expect(resource(system, 'helm data/cache')).toMatchObject({
    type: 'helm redis',
    name: 'cache',
    namespace: 'data',
    properties: { chart: 'redis', version: '1.0.0', values: { replicas: 2 } },
    cluster: 'acme',
  });
});

test('a patch is laid over the object that it changes, and stays where it changes nothing that is declared', () => {
  const patch = (name: string) => ({
    Type: 'Custom::AWSCDK-EKS-KubernetesPatch',
    Properties: {
      ClusterName: { Ref: 'Cluster' },
      ResourceName: name,
      ResourceNamespace: 'default',
      ApplyPatchJson: '{"data":{"a":null,"c":"3"}}',
    },
  });
  const system = apply(JSON.stringify([config({ a: '1', b: '2' })]), {
    Hit: patch('configmap/settings'),
    Miss: patch('deployment/coredns'),
  });
  expect(resource(system, 'ConfigMap default/settings').properties.data).toEqual({ b: '2', c: '3' });
  expect(system.resources.map(({ id }) => id)).toEqual(['ConfigMap default/settings', 'main/Cluster', 'main/Miss']);
});

test('acknowledgements stand with the resource, also empty ones', () => {
  const annotated = {
    ...config({}),
    metadata: { name: 'settings', annotations: { 'resilience.trizone.dev/acknowledge-HA-K8S-001': '', other: 'x' } },
  };
  const system = only([
    template('main', {
      Resources: {
        Cluster: { ...CLUSTER, Metadata: { trizone: { acknowledge: { 'HA-AWS-003': 'one region only' } } } },
        Objects: {
          Type: 'Custom::AWSCDK-EKS-KubernetesResource',
          Properties: { ClusterName: { Ref: 'Cluster' }, Manifest: JSON.stringify([annotated]) },
        },
      },
    }),
  ]);
  expect(resource(system, 'main/Cluster').acknowledgements).toEqual({ 'HA-AWS-003': 'one region only' });
  expect(resource(system, 'ConfigMap default/settings').acknowledgements).toEqual({ 'HA-K8S-001': '' });
});
