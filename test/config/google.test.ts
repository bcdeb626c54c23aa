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

describe('network', () => {
  testRefusals([
    {
      claim: 'a network with host bits',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.1/11'],
      path: 'google.network.cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'a network without a prefix',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.0'],
      path: 'google.network.cidr',
      allowed: 'an IPv4 CIDR',
      remedy: '192.168.0.0/16',
    },
    {
      claim: 'an IPv6 network',
      edit: ['cidr: 10.64.0.0/11', "cidr: 'fd00::/20'"],
      path: 'google.network.cidr',
      allowed: 'an IPv4 CIDR',
      remedy: '192.168.0.0/16',
    },
    {
      claim: 'a network smaller than a /16',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.64.0.0/17'],
      path: 'google.network.cidr',
      allowed: 'a /8 to a /16',
      remedy: '10.16.0.0/12',
    },
    {
      claim: 'a network larger than a /8',
      edit: ['cidr: 10.64.0.0/11', 'cidr: 10.0.0.0/7'],
      path: 'google.network.cidr',
      allowed: 'a /8 to a /16',
      remedy: '10.16.0.0/12',
    },
    {
      claim: 'a network that overlaps the control plane',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 10.95.255.240/28'],
      path: 'google.network.controlPlane',
      allowed: 'a range that does not overlap google.network.cidr, which is 10.64.0.0/11',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network that overlaps one behind the VPN',
      edit: ['networks: [192.168.0.0/17, 192.168.128.0/17]', 'networks: [192.168.0.0/17, 10.80.0.0/24]'],
      path: 'analyst.access.vpn.peer.networks[1]',
      allowed: 'does not overlap google.network.cidr',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network that overlaps one behind the Interconnect',
      edit: ['networks: [192.168.0.0/17, 172.20.0.0/16]', 'networks: [10.0.0.0/8, 172.20.0.0/16]'],
      path: 'analyst.access.interconnect.networks[0]',
      allowed: 'does not overlap google.network.cidr',
      remedy: 'move one of the two',
    },
    {
      claim: 'a network behind the Interconnect that overlaps the control plane',
      edit: ['networks: [192.168.0.0/17, 172.20.0.0/16]', 'networks: [192.168.0.0/17, 172.16.0.0/12]'],
      path: 'analyst.access.interconnect.networks[1]',
      allowed: 'does not overlap google.network.controlPlane, which is 172.16.5.16/28',
      remedy: 'move one of the two',
    },
    {
      claim: 'a link-local network behind the VPN',
      edit: ['networks: [192.168.0.0/17, 192.168.128.0/17]', 'networks: [192.168.0.0/17, 169.254.7.0/24]'],
      path: 'analyst.access.vpn.peer.networks[1]',
      allowed: 'a range outside of 169.254.0.0/16',
      remedy: 'RFC 1918',
    },
    {
      claim: 'a control plane of 32 addresses',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 172.16.5.0/27'],
      path: 'google.network.controlPlane',
      allowed: 'a /28',
      remedy: 'exactly 16 addresses',
    },
    {
      claim: 'a control plane with host bits',
      edit: ['controlPlane: 172.16.5.16/28', 'controlPlane: 172.16.5.17/28'],
      path: 'google.network.controlPlane',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'an authorized network with host bits',
      edit: ['cidr: 198.51.100.64/27', 'cidr: 198.51.100.65/27'],
      path: 'google.authorizedNetworks[1].cidr',
      allowed: 'whose host bits are zero',
      remedy: 'the first address of the range',
    },
    {
      claim: 'an authorized network whose name is a sentence',
      edit: ['name: build-machines', 'name: the build machines'],
      path: 'google.authorizedNetworks[1].name',
      allowed: 'a DNS label of at most 50',
      remedy: 'the network',
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
