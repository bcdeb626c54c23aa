import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** The version that every cert-manager object carries. @see cert-manager v1.21, CRD cert-manager.io/v1 */
const API_VERSION = 'cert-manager.io/v1';

/** An issuer by its name; a ClusterIssuer serves every namespace. */
export interface IssuerRef {
  readonly name: string;
  readonly kind: 'Issuer' | 'ClusterIssuer';
}

/** The fields of a Certificate that this project uses. */
export interface CertificateSpec {
  readonly secretName: string;
  readonly issuerRef: IssuerRef;
  readonly commonName: string;
  readonly isCA?: boolean;
  /** Life of the certificate, in hours. */
  readonly durationHours: number;
  /** Hours before its end at which it is renewed. */
  readonly renewBeforeHours: number;
  readonly usages: readonly ('digital signature' | 'key encipherment' | 'server auth' | 'client auth' | 'cert sign')[];
  /** `Never` keeps the key over renewals, as a CA needs it. */
  readonly rotationPolicy: 'Always' | 'Never';
  readonly dnsNames?: readonly string[];
  readonly ipAddresses?: readonly string[];
  /** Labels of the Secret. @default - none */
  readonly secretLabels?: Readonly<Record<string, string>>;
}

/** Defines a Certificate; cert-manager writes its Secret with `tls.crt`, `tls.key` and `ca.crt`. */
export function certificate(
  scope: Construct,
  id: string,
  name: string,
  namespace: string,
  spec: CertificateSpec,
): ApiObject {
  const { durationHours, renewBeforeHours, rotationPolicy, issuerRef, secretLabels, ...fields } = spec;
  return new ApiObject(scope, id, {
    apiVersion: API_VERSION,
    kind: 'Certificate',
    metadata: { name, namespace },
    spec: {
      ...fields,
      issuerRef: { ...issuerRef, group: 'cert-manager.io' },
      duration: `${durationHours}h0m0s`,
      renewBefore: `${renewBeforeHours}h0m0s`,
      ...(secretLabels ? { secretTemplate: { labels: secretLabels } } : {}),
      // PKCS#8 is what CockroachDB, libpq and the JDBC driver all read
      privateKey: { algorithm: 'ECDSA', size: 256, encoding: 'PKCS8', rotationPolicy },
    },
  });
}

/** Defines an Issuer that signs certificates with their own keys: the beginning of a private PKI. */
export function selfSignedIssuer(scope: Construct, id: string, name: string, namespace: string): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: API_VERSION,
    kind: 'Issuer',
    metadata: { name, namespace },
    spec: { selfSigned: {} },
  });
}

/** Defines a ClusterIssuer that signs with the CA in a Secret of cert-manager's own namespace. */
export function caClusterIssuer(scope: Construct, id: string, name: string, secretName: string): ApiObject {
  return new ApiObject(scope, id, {
    apiVersion: API_VERSION,
    kind: 'ClusterIssuer',
    metadata: { name },
    spec: { ca: { secretName } },
  });
}
