import { flagAt, isUnknown, type Resource, type Topology } from '../../topology';
import type { Card } from './plan';

/** A service of the cloud, told by the types of its resources. */
interface Service {
  readonly types: RegExp;
  readonly icon: string;
  readonly title: string;
  /** One of its resources in words; several get an s. */
  readonly one: string;
  readonly many?: string;
}

const GOOGLE = '[.]cnrm[.]cloud[.]google[.]com/\\S+ ';

const google = (kind: string): RegExp => new RegExp(`${GOOGLE}${kind}$`);

const SERVICES: readonly Service[] = [
  { types: /^AWS::KMS::Key$/, icon: 'aws-kms', title: 'KMS', one: 'encryption key' },
  { types: /^AWS::SecretsManager::Secret$/, icon: 'aws-secrets', title: 'Secrets Manager', one: 'secret' },
  { types: /^AWS::S3::Bucket$/, icon: 'aws-s3', title: 'S3', one: 'bucket' },
  { types: /^AWS::Backup::BackupPlan$/, icon: 'aws-backup', title: 'AWS Backup', one: 'backup plan' },
  { types: /^AWS::Route53::HostedZone$/, icon: 'aws-dns', title: 'Route 53', one: 'zone' },
  { types: /^AWS::CloudWatch::Alarm$/, icon: 'aws-alarms', title: 'CloudWatch', one: 'alarm' },
  {
    types: /^AWS::EC2::VPCEndpoint$/,
    icon: 'aws-endpoint',
    title: 'VPC endpoints',
    one: 'private way to a service',
    many: 'private ways',
  },
  { types: google('KMSCryptoKey'), icon: 'google-kms', title: 'Cloud KMS', one: 'encryption key' },
  { types: google('SecretManagerSecret'), icon: 'google-secrets', title: 'Secret Manager', one: 'secret' },
  { types: google('StorageBucket'), icon: 'google-storage', title: 'Cloud Storage', one: 'bucket' },
  { types: google('DNSManagedZone'), icon: 'google-dns', title: 'Cloud DNS', one: 'zone' },
  {
    types: google('ComputeSecurityPolicy'),
    icon: 'google-armor',
    title: 'Cloud Armor',
    one: 'security policy',
    many: 'security policies',
  },
  {
    types: google('ArtifactRegistryRepository'),
    icon: 'google-registry',
    title: 'Artifact Registry',
    one: 'repository',
    many: 'repositories',
  },
  {
    types: google('MonitoringAlertPolicy'),
    icon: 'google-monitoring',
    title: 'Cloud Monitoring',
    one: 'alert policy',
    many: 'alert policies',
  },
];

const idsOf = (resources: readonly Resource[]): readonly string[] => resources.map(({ id }) => id);

function serviceCard(
  { resources, databases }: Topology,
  { types, icon, title, one, many = `${one}s` }: Service,
): readonly Card[] {
  const found = resources.filter(({ type }) => types.test(type));
  if (found.length === 0) return [];
  const count = `${found.length} ${found.length === 1 ? one : many}`;
  const stored = one === 'bucket' && databases.some(({ backups }) => backups.length > 0) ? `${count}, backups` : count;
  return [{ id: title, icon, title, text: stored, tone: 'plain', attachments: [], sources: idsOf(found) }];
}

/** Passwords that Secrets Manager keeps for a database, without a resource of their own. */
function masterPasswords(topology: Topology): readonly Card[] {
  const kept = topology.resources.filter(
    ({ type, properties }) => type === 'AWS::RDS::DBCluster' && flagAt(properties, 'ManageMasterUserPassword') === true,
  );
  if (kept.length === 0 || topology.resources.some(({ type }) => type === 'AWS::SecretsManager::Secret')) return [];
  const text = 'master password, rotated';
  return [
    {
      id: 'passwords',
      icon: 'aws-secrets',
      title: 'Secrets Manager',
      text,
      tone: 'plain',
      attachments: [],
      sources: idsOf(kept),
    },
  ];
}

function controlPlanes({ clusters }: Topology): readonly Card[] {
  return clusters.flatMap(({ id, platform, version, controlPlaneZones, place }): readonly Card[] => {
    if (place === undefined) return [];
    const facts = [
      isUnknown(version) ? 'Kubernetes' : `Kubernetes ${version}`,
      isUnknown(controlPlaneZones) ? undefined : `${controlPlaneZones.length} zones`,
    ];
    return [
      {
        id: `control plane of ${id}`,
        icon: platform === 'gke' ? 'google-gke' : platform === 'eks' ? 'aws-eks' : 'kubernetes',
        title: `${platform === 'kubernetes' ? 'Cluster' : platform.toUpperCase()} control plane`,
        text: facts.filter(Boolean).join(', '),
        tone: 'plain',
        attachments: [],
        sources: [place.resource],
      },
    ];
  });
}

function regionalNats({ nats, clouds }: Topology): readonly Card[] {
  const regional = nats.filter(({ scope }) => scope === 'regional');
  if (regional.length === 0) return [];
  const isGoogle = clouds.includes('google');
  return [
    {
      id: 'regional nat',
      icon: isGoogle ? 'google-nat' : 'aws-nat',
      title: isGoogle ? 'Cloud NAT' : 'NAT gateway',
      text: 'way out for all zones',
      tone: 'plain',
      attachments: [],
      sources: regional.map(({ place }) => place.resource),
    },
  ];
}

/** Services that outlive a zone by themselves: only those that the output has. */
export const regionalCards = (topology: Topology): readonly Card[] => [
  ...controlPlanes(topology),
  ...regionalNats(topology),
  ...masterPasswords(topology),
  ...SERVICES.flatMap((service) => serviceCard(topology, service)),
];
