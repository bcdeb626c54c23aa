import {
  KubeConfigMap,
  KubeValidatingAdmissionPolicy,
  KubeValidatingAdmissionPolicyBinding,
  type Validation,
} from 'cdk8s-plus-33/lib/imports/k8s';
import { Construct } from 'constructs';
import { caClusterIssuer, certificate, type IssuerRef, selfSignedIssuer } from './cert-manager';

const HOURS_PER_YEAR = 8760;

/** A certificate that may be issued: whoever holds it is that server or, where certificates log in, that user. */
export interface AllowedCertificate {
  readonly namespace: string;
  readonly commonName: string;
  /** Whether it may carry host names and addresses, as a server's must. */
  readonly server?: boolean;
}

/** Properties for {@link DatabaseCertificateAuthority}. */
export interface DatabaseCertificateAuthorityProps {
  /** Name of the CA, of its Secret and of its ClusterIssuer. */
  readonly name: string;
  /** Namespace of cert-manager: a ClusterIssuer reads its Secret there, out of reach of all other namespaces. */
  readonly certManagerNamespace: string;
  readonly allowed: readonly AllowedCertificate[];
}

/**
 * Defines the database's own CA and, because its issuer serves every namespace, the admission policy that admits only the
 * certificates listed: without it anybody who may create a Certificate anywhere could make one for root.
 *
 * @see https://cert-manager.io/docs/configuration/ca/ (v1.21)
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/ (v1.35)
 */
export class DatabaseCertificateAuthority extends Construct {
  readonly issuer: IssuerRef;

  constructor(scope: Construct, id: string, props: DatabaseCertificateAuthorityProps) {
    super(scope, id);
    const { name, certManagerNamespace: namespace, allowed } = props;
    this.issuer = { kind: 'ClusterIssuer', name };
    this.policy(name, namespace, allowed);
    const selfSigned = `${name}-self-signed`;
    selfSignedIssuer(this, 'SelfSigned', selfSigned, namespace);
    certificate(this, 'Certificate', name, namespace, {
      secretName: name,
      issuerRef: { kind: 'Issuer', name: selfSigned },
      commonName: name,
      isCA: true,
      durationHours: 10 * HOURS_PER_YEAR,
      renewBeforeHours: HOURS_PER_YEAR,
      usages: ['cert sign', 'digital signature'],
      // with the same key, certificates signed before a renewal stay valid after it
      rotationPolicy: 'Never',
    });
    caClusterIssuer(this, 'Issuer', name, name);
  }

  private policy(name: string, namespace: string, allowed: readonly AllowedCertificate[]): void {
    new KubeConfigMap(this, 'Allowed', {
      metadata: { name: `${name}-allowed`, namespace },
      data: Object.fromEntries(allowed.map((entry) => [key(entry), entry.server ? 'server' : 'client'])),
    });
    const policies = [
      { id: 'Certificates', policy: `${name}-certificates`, resource: 'certificates', validations: CERTIFICATES },
      { id: 'Requests', policy: `${name}-requests`, resource: 'certificaterequests', validations: requests(namespace) },
    ];
    for (const { id, policy, resource, validations } of policies) {
      const parameters = { name: `${name}-allowed`, namespace };
      new KubeValidatingAdmissionPolicy(this, id, {
        metadata: { name: policy },
        spec: {
          failurePolicy: 'Fail',
          paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
          matchConstraints: {
            resourceRules: [
              {
                apiGroups: ['cert-manager.io'],
                apiVersions: ['*'],
                resources: [resource],
                operations: ['CREATE', 'UPDATE'],
              },
            ],
          },
          matchConditions: [
            {
              name: 'our-issuer',
              expression: `object.spec.issuerRef.name == '${name}' && has(object.spec.issuerRef.kind) && object.spec.issuerRef.kind == 'ClusterIssuer'`,
            },
          ],
          validations,
        },
      });
      new KubeValidatingAdmissionPolicyBinding(this, `${id}Binding`, {
        metadata: { name: policy },
        spec: {
          policyName: policy,
          paramRef: { ...parameters, parameterNotFoundAction: 'Deny' },
          validationActions: ['Deny', 'Audit'],
        },
      });
    }
  }
}

/** `services.service-a`: the key of the list, and what the policy computes. Neither part has a dot. */
const key = ({ namespace, commonName }: AllowedCertificate): string => `${namespace}.${commonName}`;

const COMMON_NAME = `(has(object.spec.commonName) ? object.spec.commonName : '')`;
const KEY = `(object.metadata.namespace + '.' + ${COMMON_NAME})`;

/** CockroachDB takes the common name and every DNS name of a certificate for a user name, so a client has none. */
const SUBJECT_FIELDS = ['dnsNames', 'ipAddresses', 'uris', 'emailAddresses', 'otherNames'];

const CERTIFICATES: Validation[] = [
  {
    expression: `${KEY} in params.data`,
    message: 'this namespace may not have a database certificate for this common name',
    reason: 'Forbidden',
  },
  {
    expression: `!has(object.spec.isCA) || !object.spec.isCA`,
    message: 'a database certificate may not sign others',
    reason: 'Forbidden',
  },
  {
    expression: `!has(object.spec.literalSubject)`,
    message: 'a database certificate is named by commonName, not by literalSubject',
    reason: 'Forbidden',
  },
  {
    expression: `(${KEY} in params.data && params.data[${KEY}] == 'server') || (${SUBJECT_FIELDS.map((field) => `!has(object.spec.${field})`).join(' && ')})`,
    message: 'a client certificate of the database carries no name but its common name',
    reason: 'Forbidden',
  },
  {
    // Pgpool and the members of a cluster look at the CA and at this, not at the name
    expression: `(${KEY} in params.data && params.data[${KEY}] == 'server') || (has(object.spec.usages) && 'client auth' in object.spec.usages && !('server auth' in object.spec.usages) && !('any' in object.spec.usages))`,
    message: 'a client certificate of the database is for client auth, never for server auth',
    reason: 'Forbidden',
  },
];

/** A request carries its names encoded, where no policy can read them: only cert-manager itself may make one. */
const requests = (namespace: string): Validation[] => [
  {
    expression: `request.userInfo.username == 'system:serviceaccount:${namespace}:cert-manager' || (request.operation == 'UPDATE' && object.spec == oldObject.spec)`,
    message: 'ask for a Certificate: requests for database certificates are made by cert-manager alone',
    reason: 'Forbidden',
  },
];
