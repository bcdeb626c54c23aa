import { Construct } from 'constructs';
import { certificate, type IssuerRef } from '../cert-manager';
import { type CockroachDbIdentity, serverNames } from './identity';

/** The user that members are to each other, and the superuser. CockroachDB fixes both names. */
export const NODE_USER = 'node';
export const ROOT_USER = 'root';

/** Secret of the members' certificate. */
export const nodeSecret = ({ name }: CockroachDbIdentity): string => `${name}-node`;

/** Secret of root's certificate; only the bootstrap Jobs mount it. */
export const rootSecret = ({ name }: CockroachDbIdentity): string => `${name}-root`;

/** Properties for {@link NodeCertificates}. */
export interface NodeCertificatesProps extends CockroachDbIdentity {
  readonly issuer: IssuerRef;
  /** Host names of the load balancers in front. */
  readonly hosts: readonly string[];
  /** Addresses of the load balancers in front. */
  readonly addresses: readonly string[];
}

/**
 * Defines the certificate that all members share, valid for every name and address by which they are reached, and root's.
 *
 * @see https://www.cockroachlabs.com/docs/v26.2/authentication (node certificates need both server and client auth)
 */
export class NodeCertificates extends Construct {
  constructor(scope: Construct, id: string, props: NodeCertificatesProps) {
    super(scope, id);
    const { namespace, issuer, hosts, addresses } = props;
    certificate(this, 'Node', nodeSecret(props), namespace, {
      secretName: nodeSecret(props),
      issuerRef: issuer,
      commonName: NODE_USER,
      durationHours: 8760,
      renewBeforeHours: 720,
      usages: ['digital signature', 'key encipherment', 'server auth', 'client auth'],
      rotationPolicy: 'Always',
      dnsNames: [...serverNames(props), ...hosts],
      ipAddresses: ['127.0.0.1', ...addresses],
    });
    certificate(this, 'Root', rootSecret(props), namespace, {
      secretName: rootSecret(props),
      issuerRef: issuer,
      commonName: ROOT_USER,
      durationHours: 672,
      renewBeforeHours: 168,
      usages: ['digital signature', 'key encipherment', 'client auth'],
      rotationPolicy: 'Always',
    });
  }
}
