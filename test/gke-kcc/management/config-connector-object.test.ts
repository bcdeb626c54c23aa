import { App, Chart } from 'cdk8s';
import { ConfigConnectorObject } from '../../../lib/gke-kcc/kinds/config-connector-object';
import type { Manifest } from '../../crd/manifest';

const SPEC = { displayName: 'Nodes' };

describe('a Config Connector object', () => {
  test('is called as it is told, and refers to itself by that name', () => {
    const chart = new Chart(new App(), 'test');
    const object = new ConfigConnectorObject(chart, 'IAMServiceAccount', { name: 'nodes', namespace: 'n', spec: SPEC });
    expect(object.ref).toEqual({ name: 'nodes' });
    expect(chart.toJson()).toEqual([
      {
        apiVersion: 'iam.cnrm.cloud.google.com/v1beta1',
        kind: 'IAMServiceAccount',
        metadata: { name: 'nodes', namespace: 'n' },
        spec: SPEC,
      },
    ]);
  });

  test('with everything set carries labels and annotations of the domain', () => {
    const chart = new Chart(new App(), 'test');
    new ConfigConnectorObject(chart, 'IAMServiceAccount', {
      name: 'nodes',
      namespace: 'n',
      labels: { platform: 'acme' },
      spec: SPEC,
      keepOnDelete: true,
      annotations: { 'state-into-spec': 'absent' },
    });
    const [manifest] = chart.toJson() as readonly Manifest[];
    expect(manifest?.metadata).toEqual({
      name: 'nodes',
      namespace: 'n',
      labels: { platform: 'acme' },
      annotations: {
        'cnrm.cloud.google.com/deletion-policy': 'abandon',
        'cnrm.cloud.google.com/state-into-spec': 'absent',
      },
    });
  });

  test('may share its name with an object of another kind, but not of the same', () => {
    const chart = new Chart(new App(), 'test');
    const make = () => new ConfigConnectorObject(chart, 'IAMServiceAccount', { name: 'a', namespace: 'n', spec: SPEC });
    make();
    new ConfigConnectorObject(chart, 'KMSKeyRing', { name: 'a', namespace: 'n', spec: { location: 'europe-west3' } });
    expect(make).toThrow(/already a Construct with name 'IAMServiceAccount-a'/);
  });
});
