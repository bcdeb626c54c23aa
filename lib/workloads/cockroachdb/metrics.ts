import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { selector } from '../labels';
import { type CockroachDbIdentity, clientHost } from './identity';
import { nodeSecret } from './node-certificates';
import { HTTP_PORT } from './ports';

const METRICS_PATH = '/_status/vars';

/** Annotations by which a Prometheus that looks for them finds the members. */
export const SCRAPE_ANNOTATIONS: Readonly<Record<string, string>> = {
  'prometheus.io/scrape': 'true',
  'prometheus.io/scheme': 'https',
  'prometheus.io/path': METRICS_PATH,
  'prometheus.io/port': String(HTTP_PORT),
};

/**
 * Defines the ServiceMonitor of the members, for the Prometheus operator.
 *
 * @see Prometheus operator, monitoring.coreos.com/v1
 */
export function serviceMonitor(scope: Construct, id: string, identity: CockroachDbIdentity): ApiObject {
  const { name, namespace } = identity;
  return new ApiObject(scope, id, {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name, namespace },
    spec: {
      selector: { matchLabels: { ...selector(name).matchLabels, 'app.kubernetes.io/component': 'database' } },
      endpoints: [
        {
          port: 'http',
          path: METRICS_PATH,
          scheme: 'https',
          interval: '30s',
          tlsConfig: {
            serverName: clientHost(identity),
            ca: { secret: { name: nodeSecret(identity), key: 'ca.crt' } },
          },
        },
      ],
    },
  });
}
