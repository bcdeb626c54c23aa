import type { KubernetesObject } from '../../../cluster/api';

/** What the drill reads of a CloudNativePG Cluster. @see https://cloudnative-pg.io/docs/1.30/cloudnative-pg.v1 */
export interface ClusterObject extends KubernetesObject {
  readonly spec: {
    readonly instances: number;
    readonly postgresql: {
      readonly parameters?: Readonly<Record<string, string>>;
      readonly pg_hba?: readonly string[];
      readonly synchronous?: {
        readonly method: 'any' | 'first';
        readonly number: number;
        readonly failoverQuorum?: boolean;
      };
    };
    readonly bootstrap?: {
      readonly initdb?: {
        readonly database?: string;
        readonly owner?: string;
        readonly secret?: { readonly name: string };
        readonly dataChecksums?: boolean;
        readonly postInitSQL?: readonly string[];
        readonly postInitApplicationSQL?: readonly string[];
      };
    };
    readonly managed?: { readonly roles?: readonly ManagedRole[] };
    readonly certificates?: {
      readonly serverTLSSecret?: string;
      readonly serverCASecret?: string;
      readonly serverAltDNSNames?: readonly string[];
    };
  };
}

/** A role that the operator keeps. */
export interface ManagedRole {
  readonly name: string;
  readonly ensure?: 'present' | 'absent';
  readonly login?: boolean;
  readonly superuser?: boolean;
  readonly createdb?: boolean;
  readonly createrole?: boolean;
  readonly inherit?: boolean;
  readonly replication?: boolean;
  readonly bypassrls?: boolean;
  readonly connectionLimit?: number;
  readonly inRoles?: readonly string[];
  readonly passwordSecret?: { readonly name: string };
}
