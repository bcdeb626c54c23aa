import type { Account } from '../account';
import { Refusal } from '../engine/cloudformation';
import { refusalOfDelete } from '../engine/refusal';
import type { Thing } from '../thing';
import { type Command, found, nothing, set } from './command';
import { DAY_TWO_COMMANDS } from './day-two-commands';

const LOAD_BALANCER = 'Kubernetes::LoadBalancer';

/** Deletes as the service itself would, with the same refusals. */
async function remove(account: Account, type: string, id: unknown): Promise<void> {
  const thing = found(account, type, id);
  const refusal = await refusalOfDelete(account, thing);
  if (refusal) throw new Refusal('InvalidRequest', refusal);
  account.remove(thing);
}

const databaseCluster = (account: Account, { id, properties }: Thing) => ({
  DBClusterIdentifier: id,
  DBSubnetGroup: properties.DBSubnetGroupName,
  EngineVersion: properties.EngineVersion,
  DBClusterMembers: account
    .ofType('AWS::RDS::DBInstance')
    .filter((instance) => instance.properties.DBClusterIdentifier === id)
    .map((instance) => ({ DBInstanceIdentifier: instance.id })),
});

/** The commands of the AWS command line that are known; another one fails the rehearsal. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  ...DAY_TWO_COMMANDS,
  'sts get-caller-identity': { options: [], run: ({ account: { id } }) => ({ Account: id }) },
  'eks update-kubeconfig': { options: ['name', 'role-arn'], run: nothing },
  'eks update-cluster-config': {
    options: ['name', 'no-deletion-protection', 'deletion-protection'],
    run: ({ account }, { name, 'no-deletion-protection': off }) =>
      set(found(account, 'AWS::EKS::Cluster', name), { DeletionProtection: off !== true }),
  },
  'eks wait cluster-active': {
    options: ['name'],
    run: ({ account }, { name }) => void found(account, 'AWS::EKS::Cluster', name),
  },
  'cloudformation update-termination-protection': {
    options: ['stack-name', 'enable-termination-protection', 'no-enable-termination-protection'],
    run: (service, { 'stack-name': name, 'no-enable-termination-protection': off }) => ({
      StackId: service.setProtection(String(name), off !== true).id,
    }),
  },
  'cloudformation delete-stack': {
    options: ['stack-name'],
    run: (service, { 'stack-name': name }) => service.deleteStack(String(name)),
  },
  'cloudformation wait stack-delete-complete': {
    options: ['stack-name'],
    run: ({ account }, { 'stack-name': name }) => {
      const stack = account.stacks.get(String(name));
      if (stack) throw new Refusal('WaiterError', `${name} is in ${stack.status}: ${stack.reason}`);
    },
  },
  'resourcegroupstaggingapi get-resources': {
    options: ['resource-type-filters', 'tag-filters'],
    run: ({ account }) => ({
      ResourceTagMappingList: account.ofType(LOAD_BALANCER).map(({ arn }) => ({ ResourceARN: arn })),
    }),
  },
  'elbv2 modify-load-balancer-attributes': { options: ['load-balancer-arn', 'attributes'], run: nothing },
  'ec2 modify-instance-attribute': {
    options: ['instance-id', 'no-disable-api-termination'],
    run: ({ account }, { 'instance-id': id }) =>
      set(found(account, 'AWS::EC2::Instance', id), { DisableApiTermination: false }),
  },
  'rds describe-db-clusters': {
    options: ['db-cluster-identifier'],
    run: ({ account }, { 'db-cluster-identifier': id }) => ({
      DBClusters: [databaseCluster(account, found(account, 'AWS::RDS::DBCluster', id))],
    }),
  },
  'rds modify-db-cluster': {
    options: ['db-cluster-identifier', 'no-deletion-protection', 'apply-immediately', 'rotate-master-user-password'],
    run: ({ account }, { 'db-cluster-identifier': id, 'no-deletion-protection': off }) => {
      const cluster = found(account, 'AWS::RDS::DBCluster', id);
      if (off === true) set(cluster, { DeletionProtection: false });
    },
  },
  'rds delete-db-instance': {
    options: ['db-instance-identifier'],
    run: ({ account }, { 'db-instance-identifier': id }) => remove(account, 'AWS::RDS::DBInstance', id),
  },
  'rds delete-db-cluster': {
    options: ['db-cluster-identifier', 'final-db-snapshot-identifier'],
    run: ({ account }, { 'db-cluster-identifier': id }) => remove(account, 'AWS::RDS::DBCluster', id),
  },
  'rds wait db-cluster-deleted': { options: ['db-cluster-identifier'], run: nothing },
  'rds wait db-instance-deleted': { options: ['db-instance-identifier'], run: nothing },
  'rds delete-db-subnet-group': {
    options: ['db-subnet-group-name'],
    run: ({ account }, { 'db-subnet-group-name': id }) => remove(account, 'AWS::RDS::DBSubnetGroup', id),
  },
  'secretsmanager create-secret': {
    options: ['name', 'secret-string', 'description', 'kms-key-id'],
    run: ({ account }, { name }) => {
      const id = String(name);
      const type = 'AWS::SecretsManager::Secret';
      if (account.find(type, id)) throw new Refusal('ResourceExistsException', `the secret ${id} already exists`);
      const arn = `arn:aws:secretsmanager:${account.region}:${account.id}:secret:${id}`;
      account.add({ type, id, name: id, arn, properties: {}, status: 'ACTIVE', version: 1 });
      return { ARN: arn, Name: id };
    },
  },
  's3api list-object-versions': { options: ['bucket', 'max-items'], empty: true, run: nothing },
  's3api delete-bucket': {
    options: ['bucket'],
    run: ({ account }, { bucket }) => remove(account, 'AWS::S3::Bucket', bucket),
  },
  'backup list-recovery-points-by-backup-vault': { options: ['backup-vault-name'], empty: true, run: nothing },
  'logs delete-log-group': {
    options: ['log-group-name'],
    run: ({ account }, { 'log-group-name': id }) => remove(account, 'AWS::Logs::LogGroup', id),
  },
  'backup delete-backup-vault': {
    options: ['backup-vault-name'],
    run: ({ account }, { 'backup-vault-name': id }) => remove(account, 'AWS::Backup::BackupVault', id),
  },
};
