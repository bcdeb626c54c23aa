import type { Known } from './known';
import type { Place } from './place';

/** One server of a database. */
export interface DatabaseMember {
  readonly name: string;
  readonly role: 'writer' | 'reader' | 'equal';
  /** Of a managed database. Pods have the zone that the scheduler gives them: see {@link Database.workload}. */
  readonly zone?: Known<string>;
  /** 0 to 15: who is promoted first (Aurora). */
  readonly promotionTier?: number;
  readonly place: Place;
}

/** How a database that has one writer acknowledges what it writes. */
export interface SynchronousReplication {
  /** Readers that must have confirmed, of how many. */
  readonly number: Known<number>;
  readonly method: 'any' | 'first';
  /** `required`: without them writes stop; `preferred`: they go on unconfirmed. */
  readonly durability: 'required' | 'preferred';
  readonly failoverQuorum: boolean;
}

/** A database, managed by the cloud or running as pods. */
export interface Database {
  readonly id: string;
  readonly name: string;
  readonly engine: 'aurora' | 'rds' | 'cloud-sql' | 'cloudnative-pg' | 'cockroachdb' | 'other';
  /** A majority of equal members decides, a writer has readers, or storage of the cloud is shared by all (Aurora). */
  readonly consistency: 'majority' | 'writer-and-readers' | 'shared-storage';
  readonly members: readonly DatabaseMember[];
  /** {@link Workload.id} of its pods. */
  readonly workload?: string;
  readonly synchronous?: SynchronousReplication;
  /** Whether its members know their zone, so that they spread their copies (CockroachDB). */
  readonly knowsZones?: Known<boolean>;
  /** Copies of each piece of data (CockroachDB). */
  readonly copies?: number;
  readonly port: Known<number>;
  /** Subnets that it may be in, security groups that guard it, on AWS. */
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly publiclyAccessible: Known<boolean>;
  /** Where its backups are. */
  readonly backups: readonly Place[];
  readonly place: Place;
  /** Capacity units of each server, where they follow the load (Aurora Serverless v2). */
  readonly capacity?: { readonly min: Known<number>; readonly max: Known<number> };
}
