import { ApiObject } from 'cdk8s';
import type { GkeCockroachDbScenario } from '../../scenario';
import { ConfigConnectorObject } from '../kinds/config-connector-object';
import type { Stage } from '../stage';

/** The only name that Config Connector accepts: one in each namespace. */
const CONTEXT = 'configconnectorcontext.core.cnrm.cloud.google.com';

/**
 * The namespace in which everything else is declared, and Config Connector's identity in it.
 *
 * The object ConfigConnector, which installs it, is not made here: there is one for the whole management cluster, other
 * projects work through the same one, and its mode is not ours to change. It must be in namespaced mode, its default.
 *
 * Never delete the namespace: its context goes first, and every other object then hangs on its finalizer for ever
 * (k8s-config-connector issue 375).
 */
export function bootstrapStage(scenario: GkeCockroachDbScenario): Stage {
  const { project, configConnector } = scenario;
  const { namespace, serviceAccount } = configConnector;
  return {
    directory: '00-bootstrap',
    title: 'namespace of the project in the management cluster, and the identity that Config Connector uses there',
    define(chart) {
      const file = chart('namespace');
      new ApiObject(file, 'Namespace', {
        apiVersion: 'v1',
        kind: 'Namespace',
        // without the annotation Config Connector takes the namespace's own name for the project
        metadata: { name: namespace, annotations: { 'cnrm.cloud.google.com/project-id': project.id } },
      });
      new ConfigConnectorObject(file, 'ConfigConnectorContext', {
        name: CONTEXT,
        namespace,
        spec: {
          googleServiceAccount: serviceAccount,
          // quota of the project that is built, not of the one where the service account lives
          requestProjectPolicy: 'RESOURCE_PROJECT',
          stateIntoSpec: 'Absent',
        },
      });
    },
    // the context has no Ready condition, but a field that says that its controllers run
    wait: [`wait --namespace ${namespace} --for=jsonpath='{.status.healthy}'=true --timeout=10m ${CONTEXT}/${CONTEXT}`],
  };
}
