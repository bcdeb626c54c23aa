import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { instanceSelector, type PostgresClusterIdentity, writerService } from './identity';
import { serverSecret } from './server-certificate';

/** Metrics of an instance, over HTTPS. */
export const METRICS_PORT = 9187;

/**
 * Defines the PodMonitor of the instances, for the Prometheus operator.
 *
 * @see Prometheus operator, monitoring.coreos.com/v1; CloudNativePG 1.30, monitoring (TLS on the metrics port)
 */
export function podMonitor(scope: Construct, id: string, identity: PostgresClusterIdentity): ApiObject {
  const { name, namespace } = identity;
  return new ApiObject(scope, id, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name, namespace },
    spec: {
      selector: instanceSelector(identity),
      podMetricsEndpoints: [
        {
          port: 'metrics',
          scheme: 'https',
          interval: '30s',
          tlsConfig: {
            serverName: writerService(identity),
            ca: { secret: { name: serverSecret(identity), key: 'ca.crt' } },
          },
        },
      ],
    },
  });
}
