import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** How the load balancer treats one Service. @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration */
export interface BackendConfigSpec {
  readonly timeoutSec: number;
  readonly connectionDraining: { readonly drainingTimeoutSec: number };
  readonly securityPolicy: { readonly name: string };
  readonly healthCheck: {
    readonly type: 'HTTP';
    readonly requestPath: string;
    readonly port: number;
    readonly checkIntervalSec: number;
    readonly timeoutSec: number;
    readonly healthyThreshold: number;
    readonly unhealthyThreshold: number;
  };
  readonly logging: { readonly enable: boolean; readonly sampleRate: number };
}

/** Defines a BackendConfig, cloud.google.com/v1. */
export function backendConfig(scope: Construct, name: string, namespace: string, spec: BackendConfigSpec): ApiObject {
  return new ApiObject(scope, 'BackendConfig', {
    apiVersion: 'cloud.google.com/v1',
    kind: 'BackendConfig',
    metadata: { name, namespace },
    spec,
  });
}

/** Defines a FrontendConfig, networking.gke.io/v1beta1: the TLS policy, and HTTP answered with a redirect to HTTPS. */
export function frontendConfig(scope: Construct, name: string, namespace: string, sslPolicy: string): ApiObject {
  return new ApiObject(scope, 'FrontendConfig', {
    apiVersion: 'networking.gke.io/v1beta1',
    kind: 'FrontendConfig',
    metadata: { name, namespace },
    spec: { sslPolicy, redirectToHttps: { enabled: true, responseCodeName: 'MOVED_PERMANENTLY_DEFAULT' } },
  });
}

/** Defines a ManagedCertificate, networking.gke.io/v1: Google issues it once the DNS name points at the load balancer. */
export function managedCertificate(scope: Construct, name: string, namespace: string, host: string): ApiObject {
  return new ApiObject(scope, 'ManagedCertificate', {
    apiVersion: 'networking.gke.io/v1',
    kind: 'ManagedCertificate',
    metadata: { name, namespace },
    spec: { domains: [host] },
  });
}
