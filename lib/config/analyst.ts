import { z } from 'zod';
import { allowlistFields } from './allowlist';
import { analystAwsSchema } from './analyst-aws';
import { sqlUser } from './database';
import { address, cidr, dnsLabel, email, integer, list, object, privateAsn, says, secretName, text } from './field';

const { host, cidrs } = allowlistFields(100);

const allowlistSchema = object({
  host,
  address: address()
    .optional()
    .describe(
      'The reserved external address, once known: it is added to the server certificate for clients without DNS.',
    ),
  cidrs,
});

const peerNetworks = () => list(cidr(), 1, 50, 'networks').describe("The analyst's networks behind the link.");

const insideCidr = (bits: string) =>
  cidr().describe(
    `The /${bits} inside 169.254.0.0/16 of the BGP session: our side takes its first address, the peer the second.`,
  );

const vpnSchema = object({
  asn: privateAsn().describe('ASN of our Cloud Router. Another one makes another router, and both tunnels anew.'),
  peer: object({
    name: dnsLabel(20, 'the peer').describe('Short name of the peer, e.g. office.'),
    asn: privateAsn().describe("ASN of the peer's routers."),
    addresses: list(address(), 2, 2, 'addresses, one of each peer device or line').describe(
      "Public addresses of the peer's two devices.",
    ),
    networks: peerNetworks(),
  }).describe("The other end: the analyst's site."),
  tunnels: list(
    object({
      insideCidr: insideCidr('30'),
      secret: secretName().describe(
        'Secret with the key "psk", in the Config Connector namespace. A new key is a new Secret with a new name.',
      ),
    }),
    2,
    2,
    'tunnels, one to each peer address',
  ).describe('The two tunnels: the first to the first peer address, the second to the second.'),
});

const dedicatedSchema = object({
  type: z.literal('dedicated'),
  asn: privateAsn().describe('ASN of our Cloud Router. Another one makes another router, and both attachments anew.'),
  peerAsn: privateAsn().describe("ASN of the peer's routers."),
  networks: peerNetworks(),
  attachments: list(
    object({
      interconnect: text(
        /^https:\/\/www\.googleapis\.com\/compute\/v1\/projects\/[^/]+\/global\/interconnects\/[^/]+$/,
        'a self link of an interconnect',
        'copy it from: gcloud compute interconnects describe NAME --format="value(selfLink)"',
      ).describe('Self link of the physical connection, one in each edge availability domain.'),
      vlan: integer(2, 4093, 'agree on the VLAN tag with the peer').describe('802.1Q tag.'),
      insideCidr: insideCidr('29'),
    }),
    2,
    2,
    'attachments, one on each connection',
  ).describe('The two VLAN attachments, in different edge availability domains.'),
}).describe('Connections of your own, made beforehand.');

const partnerSchema = object({
  type: z.literal('partner'),
  networks: peerNetworks(),
}).describe('Through a carrier, who is given the pairing keys after the deploy.');

/** A person who reads the data, and each way by which they reach the database. */
export const analystSchema = object({
  username: sqlUser().default('analyst').describe('SQL user, and common name of the client certificate.'),
  statementTimeoutSeconds: integer(1, 86_400, 'choose how long one query may run')
    .default(300)
    .describe(
      'Seconds after which a query of the analyst is cancelled. A default: the analyst can set another limit for a session.',
    ),
  access: object({
    allowlist: allowlistSchema.optional().describe('External load balancer that only the named networks reach.'),
    vpn: vpnSchema.optional().describe('HA VPN with two tunnels and BGP, to an internal load balancer.'),
    interconnect: z
      .discriminatedUnion(
        'type',
        [partnerSchema, dedicatedSchema],
        says(
          'a mapping whose type is partner or dedicated',
          'set type to partner (through a carrier) or dedicated (own fibre)',
        ),
      )
      .optional()
      .describe('Cloud Interconnect, to the same internal load balancer.'),
    bastion: object({
      group: email('the Google group of the analysts').describe(
        'Google group whose members may open a shell in the bastion pods.',
      ),
    })
      .optional()
      .describe('psql pods inside the cluster, entered with kubectl exec.'),
  })
    .prefault({})
    .describe('The ways on Google Cloud, also several at once. None at all leaves the analyst without access.'),
  aws: analystAwsSchema.prefault({}).describe('The ways on AWS, also several at once.'),
});
