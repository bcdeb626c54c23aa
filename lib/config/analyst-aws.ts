import { z } from 'zod';
import { allowlistFields } from './allowlist';
import { address, cidr, integer, list, object, oneOf, reason, says } from './field';

const yesOrNo = (remedy: string) => z.boolean(says('true or false', remedy));

const routing = () => oneOf(['bgp', 'static'], 'choose bgp when the peer can speak it');

const vpnSchema = object({
  customerGateways: list(
    object({
      address: address().describe("Public address of the peer's device."),
      asn: integer(1, 4_294_967_294, "give the peer's ASN; with static routing any will do")
        .default(65000)
        .describe("ASN of the peer's device."),
      routing: routing()
        .optional()
        .describe('How routes are learned from this device, where it differs: to change one device after the other.'),
    }),
    1,
    2,
    'customer gateways',
  ).describe('The devices at the other end. Each gets two tunnels; a second device survives the loss of the first.'),
  routing: routing()
    .default('bgp')
    .describe(
      'How routes are learned. Another value makes every connection anew, with new keys and addresses: change it at one device after the other.',
    ),
  networks: list(cidr(), 1, 50, 'networks').describe("The analyst's networks behind the VPN."),
});

/**
 * Networks that one allowlist may have: each is a rule of one security group, which has room for 60, a few of which are
 * left to the controller.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (November 2026)
 */
const MOST_NETWORKS = 50;

/** The ways by which the analyst reaches the database on AWS. To Aurora the credentials are IAM's. */
export const analystAwsSchema = object({
  allowlist: object(allowlistFields(MOST_NETWORKS))
    .optional()
    .describe(
      'External load balancer that only the named networks reach, for eks-postgres and eks-cockroachdb. Aurora has publicEndpoint.',
    ),
  vpn: vpnSchema
    .optional()
    .describe('Site-to-Site VPN, to the reader endpoint of Aurora or to an internal load balancer.'),
  bastionHost: yesOrNo('write true for an EC2 instance that is reached through Session Manager')
    .default(false)
    .describe('An EC2 instance without a public address, reached through Session Manager only, for eks-aurora.'),
  bastionPod: yesOrNo('write true for psql pods in the cluster')
    .default(false)
    .describe('psql pods inside the cluster, entered with kubectl exec by those who are admitted to it.'),
  publicEndpoint: object({
    enabled: yesOrNo('write true only with a reason').default(false).describe('Whether Aurora has a public address.'),
    reason: reason().optional().describe('Why Aurora has a public address. Required when enabled.'),
    cidrs: list(cidr(), 0, 40, 'networks').default([]).describe('Networks that reach it. Required when enabled.'),
  })
    .prefault({})
    .describe('A public address of Aurora, off unless you say why.'),
});
