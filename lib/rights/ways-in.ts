/** Who comes in to one database. */
export interface WayIn {
  readonly who: string;
  readonly from: string;
  readonly with: string;
  /** What keeps everybody else out. */
  readonly keptBy: string;
}

const BASTION = 'the bastion, the allowlisted networks, the networks behind the VPN: those that `trizone.yaml` names';

/** Of each database, everybody who comes in; nobody else does. */
export const WAYS_IN: Readonly<Record<string, readonly WayIn[]>> = {
  'gke-cockroachdb, eks-cockroachdb': [
    {
      who: 'a service',
      from: 'the network of the pods',
      with: 'the client certificate of its user, within TLS',
      keptBy: 'host-based authentication, network policies',
    },
    {
      who: 'the analyst',
      from: BASTION,
      with: 'the client certificate of its user, within TLS',
      keptBy: 'host-based authentication, network policies, the load balancer',
    },
    {
      who: '`root`',
      from: 'the network of the pods: the bootstrap and a session of a person',
      with: 'the client certificate of root, within TLS',
      keptBy: 'host-based authentication; network policies; the certificate is in one namespace',
    },
  ],
  'eks-postgres': [
    {
      who: 'a service',
      from: 'its pods, through Pgpool or past it',
      with: 'the password of its user (SCRAM), within TLS, into this database only',
      keptBy: '`pool_hba.conf`, `pg_hba.conf`, network policies',
    },
    {
      who: 'the analyst',
      from: BASTION,
      with: 'the password of its user (SCRAM), within TLS, through Pgpool',
      keptBy: '`pool_hba.conf`, `pg_hba.conf`, network policies, the load balancer',
    },
    {
      who: 'the owner',
      from: 'the pods of the bootstrap',
      with: 'a password that the operator made, within TLS',
      keptBy: '`pg_hba.conf`, network policies',
    },
  ],
  'eks-aurora': [
    {
      who: 'a service',
      from: 'its pods',
      with: 'a token of its IAM role, or a password, within TLS',
      keptBy: 'security groups, network policies, the role `rds_iam`, CONNECT on the database',
    },
    {
      who: 'the analyst',
      from: BASTION,
      with: 'a token of its IAM role, within TLS',
      keptBy: 'security groups, the role `rds_iam`, CONNECT on the database',
    },
    {
      who: 'the administrator',
      from: 'the pods of the bootstrap',
      with: 'a password that Secrets Manager changes, within TLS',
      keptBy: 'security groups, network policies',
    },
  ],
};
