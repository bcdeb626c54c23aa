import { cidr, dnsLabel, email, FIXED, hostName, integer, list, object, oneOf, text } from './field';
import { MACHINE_TYPE } from './google-machine-type';

const machineType = (fallback: string) =>
  text(
    MACHINE_TYPE,
    'a predefined machine type of the series n2, n2d or c3 with at least 4 CPUs; e2 shares its cores and is refused',
    'choose for example n2d-standard-4',
  )
    .default(fallback)
    .describe('Machine type of the nodes. Another one makes another node pool beside the old one.');

/** The Google Cloud project and what the cluster there looks like. */
export const googleSchema = object({
  projectId: text(
    /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/,
    'a project id: 6 to 30 lower-case letters, digits and "-", a letter first',
    'copy it from: gcloud projects list',
  ).describe(`Project that holds everything. ${FIXED}`),
  projectNumber: text(/^\d{6,20}$/, 'a project number, in quotes', 'copy it from: gcloud projects list').describe(
    `Number of the project: service agents and workload identities carry it in their names. ${FIXED}`,
  ),
  region: text(/^[a-z]+-[a-z]+\d+$/, 'a region', 'name it like europe-west3').describe(
    `Region of the cluster. ${FIXED}`,
  ),
  zones: list(
    text(/^[a-z]+-[a-z]+\d+-[a-f]$/, 'a zone', 'name it in full, like europe-west3-a'),
    3,
    3,
    'zones of the region',
  ).describe(`The three zones. Not every region has a, b and c: see gcloud compute zones list. ${FIXED}`),
  configConnector: object({
    namespace: dnsLabel(63, 'the namespace').describe(
      `Namespace of the management cluster that holds the objects. ${FIXED}`,
    ),
    serviceAccount: email('the service account that Config Connector uses').describe(
      'Google service account that Config Connector acts as.',
    ),
  }).describe('The Config Connector that creates everything; it runs in another cluster.'),
  network: object({
    cidr: cidr().describe(
      `Range that nodes, pods, services and load balancers are cut from: a /16 or larger. ${FIXED}`,
    ),
    controlPlane: cidr().describe(`A /28 outside of that range, for the control plane. ${FIXED}`),
  }).describe('Addresses of the VPC. They must not overlap the networks behind a VPN or an Interconnect.'),
  authorizedNetworks: list(
    object({
      name: dnsLabel(50, 'the network').describe('What the network is called in the console.'),
      cidr: cidr().describe('Addresses that may connect.'),
    }),
    0,
    50,
    'networks',
  )
    .default([])
    .describe('Networks that reach the IP endpoint of the control plane. The DNS endpoint is guarded by IAM instead.'),
  securityGroup: text(
    /^gke-security-groups@[a-z0-9.-]+\.[a-z]+$/,
    'gke-security-groups@ and the domain of the organisation',
    'create that group and nest the groups that may enter the cluster in it',
  )
    .optional()
    .describe('Google group that holds the groups known to the cluster. Needed for the bastion.'),
  releaseChannel: oneOf(['REGULAR', 'STABLE'], 'choose the release channel')
    .default('REGULAR')
    .describe('GKE release channel. The cluster starts at Kubernetes 1.35 at least.'),
  maintenance: object({
    startHourUtc: integer(0, 23, 'choose a quiet hour')
      .default(1)
      .describe('Hour (UTC) at which the window opens on Saturday and Sunday.'),
    hours: integer(6, 12, 'GKE needs 48 hours in any 32 days, which hold eight Saturdays and Sundays')
      .default(6)
      .describe('Length of the window in hours.'),
  })
    .prefault({})
    .describe('Weekly window for upgrades.'),
  nodePools: object({
    general: object({ machineType: machineType('n2d-standard-4') })
      .prefault({})
      .describe('Nodes of the services.'),
    database: object({ machineType: machineType('n2-standard-8') })
      .prefault({})
      .describe('Nodes of the database.'),
  })
    .prefault({})
    .describe('Node pools. The fewest and the most nodes of each zone are computed from the replicas.'),
  dnsZone: hostName()
    .optional()
    .describe(
      'Public DNS zone to create; the host names below it get their records. Without it you make the records yourself.',
    ),
  alertEmail: email('the people on call').optional().describe('Where alerts about tunnels, NAT and licence are sent.'),
});
