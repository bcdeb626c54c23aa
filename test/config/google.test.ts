import { testRefusals } from './refusals';

const ZONES = 'zones: [us-central1-a, us-central1-c, us-central1-f]';

describe('zones', () => {
  testRefusals([
    {
      claim: 'two zones',
      edit: [ZONES, 'zones: [us-central1-a, us-central1-c]'],
      path: 'google.zones',
      allowed: 'a list of exactly 3 zones of the region',
      remedy: 'exactly 3 in all',
      at: 'zones: [',
    },
    {
      claim: 'four zones',
      edit: [ZONES, 'zones: [us-central1-a, us-central1-b, us-central1-c, us-central1-f]'],
      path: 'google.zones',
      allowed: 'exactly 3',
      remedy: 'exactly 3',
      at: 'zones: [',
    },
    {
      claim: 'one zone twice',
      edit: [ZONES, 'zones: [us-central1-a, us-central1-c, us-central1-a]'],
      path: 'google.zones[2]',
      allowed: 'three different zones',
      remedy: 'two copies in one zone are lost together',
    },
    {
      claim: 'a zone of another region',
      edit: [ZONES, 'zones: [us-central1-a, us-central1-c, us-east1-b]'],
      path: 'google.zones[2]',
      allowed: 'a zone of the region us-central1',
      remedy: 'gcloud compute zones list --filter="region:us-central1"',
    },
    {
      claim: 'a region in the place of a zone',
      edit: [ZONES, 'zones: [us-central1-a, us-central1-c, us-central1]'],
      path: 'google.zones[2]',
      allowed: 'a zone',
      remedy: 'in full',
    },
    {
      claim: 'one zone that is no list',
      edit: [ZONES, 'zones: us-central1-a'],
      path: 'google.zones',
      allowed: 'a list of exactly 3',
      remedy: 'one entry a line',
    },
    {
      claim: 'a word that is no region',
      edit: ['region: us-central1', 'region: us'],
      path: 'google.region',
      allowed: 'a region',
      remedy: 'europe-west3',
    },
  ]);
});

describe('project and Config Connector', () => {
  testRefusals([
    {
      claim: 'a project id with an upper-case letter',
      edit: ['full-prod-1', 'Full-prod-1'],
      path: 'google.projectId',
      allowed: '6 to 30 lower-case letters',
      remedy: 'gcloud projects list',
    },
    {
      claim: 'a project id of 31 characters',
      edit: ['full-prod-1', `p${'x'.repeat(30)}`],
      path: 'google.projectId',
      allowed: '6 to 30',
      remedy: 'gcloud projects list',
    },
    {
      claim: 'a project number without quotes, which would lose its digits',
      edit: ['"210987654321"', '210987654321'],
      path: 'google.projectNumber',
      allowed: 'in quotes',
      remedy: 'gcloud projects list',
    },
    {
      claim: 'a namespace that is no DNS label',
      edit: ['namespace: full-prod', 'namespace: full_prod'],
      path: 'google.configConnector.namespace',
      allowed: 'a DNS label of at most 63',
      remedy: 'the namespace',
    },
    {
      claim: 'a service account that is no e-mail address',
      edit: ['serviceAccount: kcc-full@full-mgmt.iam.gserviceaccount.com', 'serviceAccount: kcc-full'],
      path: 'google.configConnector.serviceAccount',
      allowed: 'an e-mail address',
      remedy: 'the service account',
    },
    {
      claim: 'a service account with the prefix of an IAM member',
      edit: ['serviceAccount: kcc', 'serviceAccount: serviceAccount:kcc'],
      path: 'google.configConnector.serviceAccount',
      allowed: 'an e-mail address',
      remedy: 'the service account',
    },
  ]);
});

describe('cluster', () => {
  testRefusals([
    {
      claim: 'a bastion without the security group that makes its group known',
      edit: ['  securityGroup: gke-security-groups@full.example.com\n', ''],
      path: 'google.securityGroup',
      allowed: 'because the bastion grants rights to a Google group',
      remedy: 'nest analyst.access.bastion.group in it',
      at: 'projectId',
    },
    {
      claim: 'a security group of another name than GKE wants',
      edit: ['gke-security-groups@full', 'security-groups@full'],
      path: 'google.securityGroup',
      allowed: 'gke-security-groups@ and the domain',
      remedy: 'create that group',
    },
    {
      claim: 'the RAPID channel',
      edit: ['releaseChannel: STABLE', 'releaseChannel: RAPID'],
      path: 'google.releaseChannel',
      allowed: 'one of REGULAR, STABLE',
      remedy: 'choose the release channel',
    },
    {
      claim: 'an hour that no day has',
      edit: ['startHourUtc: 22', 'startHourUtc: 24'],
      path: 'google.maintenance.startHourUtc',
      allowed: 'a whole number from 0 to 23',
      remedy: 'a quiet hour',
    },
    {
      claim: 'a window of 5 hours, which gives GKE less than 48 hours in some 32 days',
      edit: ['hours: 8', 'hours: 5'],
      path: 'google.maintenance.hours',
      allowed: 'a whole number from 6 to 12',
      remedy: '48 hours in any 32 days',
    },
    {
      claim: 'a machine type that shares its cores',
      edit: ['n2-highmem-16', 'e2-highmem-16'],
      path: 'google.nodePools.database.machineType',
      allowed: 'e2 shares its cores and is refused',
      remedy: 'n2d-standard-4',
    },
    {
      claim: 'a machine type with two CPUs',
      edit: ['c3-standard-8', 'n2-standard-2'],
      path: 'google.nodePools.general.machineType',
      allowed: 'at least 4 CPUs',
      remedy: 'n2d-standard-4',
    },
    {
      claim: 'a size that the series does not have',
      edit: ['c3-standard-8', 'c3-standard-16'],
      path: 'google.nodePools.general.machineType',
      allowed: 'a predefined machine type',
      remedy: 'n2d-standard-4',
    },
    {
      claim: 'a DNS zone with a trailing dot',
      edit: ['dnsZone: full.example.com', 'dnsZone: full.example.com.'],
      path: 'google.dnsZone',
      allowed: 'without a trailing dot',
      remedy: 'write it in full',
    },
    {
      claim: 'a telephone number for alerts',
      edit: ['alertEmail: oncall@full.example.com', 'alertEmail: "+49 30 23125 000"'],
      path: 'google.alertEmail',
      allowed: 'an e-mail address',
      remedy: 'the people on call',
    },
  ]);
});
