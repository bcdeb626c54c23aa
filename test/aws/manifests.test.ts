import { Template } from 'aws-cdk-lib/assertions';
import { ApiObject } from 'cdk8s';
import { KubeConfigMap } from 'cdk8s-plus-33/lib/imports/k8s';
import { applyManifests } from '../../lib/aws/manifests';
import { defaultAwsScenario } from '../scenarios';
import { manifestResources, objectsOf } from './applied';
import { platformStandIn } from './platform-stand-in';

function apply(text: string): Template {
  const { platform } = platformStandIn(defaultAwsScenario());
  applyManifests(platform.stack, 'Manifests', platform, (chart) => {
    new KubeConfigMap(chart, 'First', { metadata: { name: 'first' }, data: { text } });
    new KubeConfigMap(chart, 'Second', { metadata: { name: 'second' } });
  });
  return Template.fromStack(platform.stack);
}

test('one custom resource applies all objects, in order, and takes over what is left of a failed attempt', () => {
  const resources = Object.values(manifestResources(apply('short')));
  expect(resources.map((one) => objectsOf(one).map(({ metadata }) => metadata.name))).toEqual([['first', 'second']]);
  expect(resources[0]?.Properties).toMatchObject({ Overwrite: true });
});

test('waits for the barrier', () => {
  expect(Object.values(manifestResources(apply('short')))[0]?.DependsOn).toContain('Ready');
});

test('fails when the objects do not fit into the event of a Lambda function', () => {
  expect(() => apply('x'.repeat(200_000))).toThrow(
    /the manifests of 'acme-aurora-platform\/Manifests' must have at most 200000 bytes, got 2\d{5}: apply them in several parts/,
  );
});

test('an object of another API group has a custom resource for itself, after those of Kubernetes, and waits for the same', () => {
  const { platform } = platformStandIn(defaultAwsScenario());
  applyManifests(platform.stack, 'Manifests', platform, (chart) => {
    new ApiObject(chart, 'Certificate', {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'one', namespace: 'services' },
    });
    new KubeConfigMap(chart, 'First', { metadata: { name: 'first' } });
  });
  const resources = Object.entries(manifestResources(Template.fromStack(platform.stack)));
  const kinds = resources.map(([, resource]) => objectsOf(resource).map(({ kind }) => kind));
  expect(kinds).toEqual([['ConfigMap'], ['Certificate']]);
  const [[shared] = [''], [own, certificate] = []] = resources;
  expect(own).toMatch(/^ManifestsCertificateservicesone[0-9A-F]{8}$/);
  expect(certificate?.DependsOn).toEqual(expect.arrayContaining([shared, 'Ready']));
});
