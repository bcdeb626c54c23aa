import { difference, differencePage } from '../../../lib/difference';
import type { Resource, Value } from '../../../lib/topology';
import { resource } from '../../resilience/sample-resource';
import { side } from '../sample-side';

const object = (type: string, name: string, properties: { readonly [key: string]: Value }): Resource =>
  resource(`${type.split(' ').at(-1)} acme/${name}`, type, { properties });

const tunnel = (secret: string, name = 'office-0') =>
  object('compute.cnrm.cloud.google.com/v1beta1 ComputeVPNTunnel', name, {
    spec: { region: 'europe-west3', sharedSecret: { valueFrom: { secretKeyRef: { name: secret, key: 'psk' } } } },
  });

const refused = (before: Resource, after: Resource): readonly string[] =>
  difference(side({ x: [before] }), side({ x: [after] })).scenarios.flatMap((one) =>
    one.refused.map(({ field }) => field),
  );

test('a changed key under the same name is refused, and the page says what to do', () => {
  const page = differencePage(
    difference(side({ 'gke-cockroachdb': [tunnel('one')] }), side({ 'gke-cockroachdb': [tunnel('other')] })),
  );
  expect(page).toContain('**1 change would be refused.**');
  expect(page).toMatch(
    /- \*\*refused\*\*: `spec\.sharedSecret` of `ComputeVPNTunnel acme\/office-0` cannot change under this name: give the object another name/,
  );
});

test('under another name nothing is refused', () => {
  expect(refused(tunnel('one'), tunnel('other', 'office-0-new'))).toEqual([]);
});

const subnet = (ipCidrRange: string) =>
  object('compute.cnrm.cloud.google.com/v1beta1 ComputeSubnetwork', 'nodes', { spec: { ipCidrRange } });

test('a range may grow, but neither shrink nor move', () => {
  expect(refused(subnet('10.0.0.0/20'), subnet('10.0.0.0/16'))).toEqual([]);
  expect(refused(subnet('10.0.0.0/16'), subnet('10.0.0.0/20'))).toEqual(['spec.ipCidrRange']);
  expect(refused(subnet('10.0.0.0/20'), subnet('10.1.0.0/20'))).toEqual(['spec.ipCidrRange']);
});

test('an annotation that Config Connector fixes is refused too', () => {
  const key = 'cnrm.cloud.google.com/state-into-spec';
  const pool = (annotations: Readonly<Record<string, string>>) =>
    object('container.cnrm.cloud.google.com/v1beta1 ContainerNodePool', 'a', { metadata: { annotations }, spec: {} });
  expect(refused(pool({}), pool({ [key]: 'absent' }))).toEqual([`metadata.annotations.${key}`]);
});

test('each field is named once, however much of it changes', () => {
  const claims = (size: string, storageClass: string) =>
    object('apps/v1 StatefulSet', 'db', {
      spec: { replicas: 3, volumeClaimTemplates: [{ spec: { storageClassName: storageClass, size } }] },
    });
  expect(refused(claims('1Gi', 'a'), claims('2Gi', 'b'))).toEqual(['spec.volumeClaimTemplates']);
});

test('what can change is not refused, and a field with a like name is another field', () => {
  const deployment = (spec: { readonly [key: string]: Value }) => object('apps/v1 Deployment', 'a', { spec });
  expect(refused(deployment({ replicas: 3 }), deployment({ replicas: 6 }))).toEqual([]);
  expect(refused(deployment({ selectors: 1 }), deployment({ selectors: 2 }))).toEqual([]);
  expect(refused(deployment({ selector: 1 }), deployment({ selector: 2 }))).toEqual(['spec.selector']);
});
