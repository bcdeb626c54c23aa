/** What one thing costs, and who says so. */
export interface Price {
  readonly id: string;
  readonly provider: 'aws' | 'google';
  /** What is paid for, e.g. `m7i.large, Linux, on demand`. */
  readonly what: string;
  /** US dollars, without tax. */
  readonly usd: number;
  readonly unit: 'hour' | 'month' | 'GB-month';
  /** The region that the price is of; `all`: the same in each. */
  readonly region: string;
  /** Day on which the source says that the price held, where it says so. */
  readonly asOf?: string;
  /** Day on which the source was read. */
  readonly read: string;
  readonly source: string;
}

const READ = '2026-11-22';

/** Prices that AWS's Price List API gave, written down with the query and its date. */
const IRELAND = {
  provider: 'aws',
  region: 'eu-west-1',
  asOf: '2026-07-29',
  read: READ,
  source: 'https://github.com/gordonmurray/metabare.com/blob/main/README.md',
} as const;

/** Prices that Karpenter's release generates from the Price List API. */
const EC2 = {
  provider: 'aws',
  unit: 'hour',
  region: 'us-east-1',
  asOf: '2026-02-09',
  read: READ,
  source: 'https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/pricing/zz_generated.pricing_aws.go',
} as const;

const VPC = {
  provider: 'aws',
  region: 'us-east-1',
  asOf: '2026-06-13',
  read: READ,
  source: 'https://www.factualminds.com/blog/amazon-vpc-pricing-endpoints-peering-transit-gateway/',
} as const;

/** Prices that are generated from Google's Cloud Billing catalogue. */
const FRANKFURT = {
  provider: 'google',
  region: 'europe-west3',
  asOf: '2024-11-07',
  read: READ,
  source: 'https://github.com/Cyclenerd/google-cloud-pricing-cost-calculator/blob/master/pricing.yml',
} as const;

/**
 * Every price that the estimate of costs knows. What is not here is not priced, and the page says so.
 *
 * A machine's id is its instance type.
 */
export const PRICES: readonly Price[] = [
  { ...IRELAND, id: 'eks-cluster', what: 'EKS control plane, standard support', usd: 0.1, unit: 'hour' },
  { ...IRELAND, id: 'gp3', what: 'EBS gp3 volume', usd: 0.088, unit: 'GB-month' },
  { ...IRELAND, id: 'aws-nat', what: 'NAT gateway, without traffic', usd: 0.048, unit: 'hour' },
  { ...IRELAND, id: 'aws-load-balancer', what: 'Load balancer, without traffic', usd: 18, unit: 'month' },
  { ...IRELAND, id: 'aws-endpoint', what: 'Interface endpoint in one zone, without traffic', usd: 8.03, unit: 'month' },
  { ...IRELAND, id: 'aws-key', what: 'KMS key', usd: 1, unit: 'month' },
  { ...EC2, id: 'm7i.large', what: 'm7i.large, Linux, on demand', usd: 0.1008 },
  { ...EC2, id: 'm7i.2xlarge', what: 'm7i.2xlarge, Linux, on demand', usd: 0.4032 },
  { ...EC2, id: 't4g.micro', what: 't4g.micro, Linux, on demand', usd: 0.0084 },
  { ...VPC, id: 'aws-vpn', what: 'Site-to-Site VPN connection, two tunnels', usd: 0.05, unit: 'hour' },
  { ...VPC, id: 'aws-address', what: 'Public IPv4 address', usd: 3.6, unit: 'month' },
  {
    id: 'aurora-capacity',
    provider: 'aws',
    what: 'Aurora capacity unit (Serverless v2)',
    usd: 0.12,
    unit: 'hour',
    region: 'us-east-1',
    read: READ,
    source: 'https://c3x.dev/blog/aws-aurora-serverless-v2-cost/',
  },
  { ...FRANKFURT, id: 'n2d-standard-4', what: 'n2d-standard-4, Linux, on demand', usd: 0.217708, unit: 'hour' },
  { ...FRANKFURT, id: 'n2-standard-8', what: 'n2-standard-8, Linux, on demand', usd: 0.500496, unit: 'hour' },
  { ...FRANKFURT, id: 'pd-balanced', what: 'Balanced persistent disk', usd: 0.12, unit: 'GB-month' },
  { ...FRANKFURT, id: 'google-vpn', what: 'Cloud VPN tunnel', usd: 0.06, unit: 'hour' },
  {
    id: 'gke-cluster',
    provider: 'google',
    what: 'GKE cluster management',
    usd: 0.1,
    unit: 'hour',
    region: 'all',
    read: READ,
    source: 'https://cloud.google.com/kubernetes-engine/pricing',
  },
  {
    id: 'google-nat',
    provider: 'google',
    what: 'Cloud NAT, for each machine that uses it, without traffic',
    usd: 0.0014,
    unit: 'hour',
    region: 'all',
    read: READ,
    source: 'https://cloud.google.com/nat/pricing',
  },
  {
    id: 'google-forwarding',
    provider: 'google',
    what: 'Global forwarding rules, the first five together',
    usd: 0.025,
    unit: 'hour',
    region: 'all',
    read: READ,
    source: 'https://cloud.google.com/load-balancing/pricing',
  },
];
