import { defaultScenario } from '../../scenarios';
import { filesOf, stageOf } from './stages';

const scenario = defaultScenario((config) => {
  config.google.configConnector.namespace = 'platform';
});

describe('the bootstrap', () => {
  const stage = stageOf(scenario, '00-bootstrap');
  const { namespace: [namespace, context] = [] } = filesOf(stage);

  test('ties the namespace to the project by annotation, whatever the name of the namespace', () => {
    expect(namespace).toEqual({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'platform', annotations: { 'cnrm.cloud.google.com/project-id': 'acme-prod' } },
    });
  });

  test('gives Config Connector its identity in that namespace, and leaves unset fields unset', () => {
    expect(context).toMatchObject({
      kind: 'ConfigConnectorContext',
      metadata: { name: 'configconnectorcontext.core.cnrm.cloud.google.com', namespace: 'platform' },
      spec: {
        googleServiceAccount: 'kcc-acme-prod@acme-mgmt.iam.gserviceaccount.com',
        requestProjectPolicy: 'RESOURCE_PROJECT',
        stateIntoSpec: 'Absent',
      },
    });
  });

  test('does not touch the installation of Config Connector, which other projects share', () => {
    expect(filesOf(stage)).toEqual({ namespace: [namespace, context] });
  });

  test('is done when the context is healthy, for it has no Ready condition', () => {
    expect(stage.wait).toEqual([
      "wait --namespace platform --for=jsonpath='{.status.healthy}'=true --timeout=10m configconnectorcontext.core.cnrm.cloud.google.com/configconnectorcontext.core.cnrm.cloud.google.com",
    ]);
  });
});
