import type { Check, PreflightPart, Question } from '../../preflight';
import type { EksScenario } from '../../scenario';
import { awsQuestion, oneOf } from './aws-question';
import {
  countBy,
  loadBalancers,
  mostFunctionsAtOnce,
  mostInboundRules,
  objectsOf,
  resourcesOf,
  type Templates,
} from './template-needs';

/** A quota of the region that counts things. Codes: `aws service-quotas list-service-quotas` (November 2026). */
interface Counted {
  readonly id: string;
  readonly title: string;
  readonly quota: readonly [service: string, code: string];
  readonly needed: (templates: Templates) => number;
  /** What is there: an operation, and a query for a word for each. @default - the limit is that of one new object */
  readonly used?: readonly [operation: string, query: string];
  /** Type of the resources that are counted in `needed`, and may be there already. */
  readonly type?: string;
}

const ofType =
  (type: string) =>
  (templates: Templates): number =>
    resourcesOf(templates).filter((resource) => resource.type === type).length;

const balancers = (kind: 'network' | 'application') => (templates: Templates) =>
  loadBalancers(objectsOf(templates))[kind];

/** Load balancers of a type. */
const balancersThere = (kind: string) =>
  ['elbv2 describe-load-balancers', `LoadBalancers[?Type=='${kind}'].LoadBalancerName`] as const;

const groupsOfCluster = ofType('AWS::EKS::Nodegroup');

const nodesOfGroup = (templates: Templates): number =>
  Math.max(
    0,
    ...resourcesOf(templates)
      .filter(({ type }) => type === 'AWS::EKS::Nodegroup')
      .map(({ properties }) => (properties.ScalingConfig as { readonly MaxSize: number }).MaxSize),
  );

const COUNTED: readonly Counted[] = [
  {
    id: 'elastic-ips',
    title: 'Elastic IPs',
    quota: ['ec2', 'L-0263D0A3'],
    needed: ofType('AWS::EC2::EIP'),
    used: ['ec2 describe-addresses', 'Addresses[].AllocationId'],
    type: 'AWS::EC2::EIP',
  },
  {
    id: 'vpcs',
    title: 'VPCs',
    quota: ['vpc', 'L-F678F1CE'],
    needed: ofType('AWS::EC2::VPC'),
    used: ['ec2 describe-vpcs', 'Vpcs[].VpcId'],
    type: 'AWS::EC2::VPC',
  },
  {
    id: 'internet-gateways',
    title: 'internet gateways',
    quota: ['vpc', 'L-A4707A72'],
    needed: ofType('AWS::EC2::InternetGateway'),
    used: ['ec2 describe-internet-gateways', 'InternetGateways[].InternetGatewayId'],
    type: 'AWS::EC2::InternetGateway',
  },
  {
    id: 'vpn-connections',
    title: 'VPN connections',
    quota: ['ec2', 'L-3E6EC3A3'],
    needed: ofType('AWS::EC2::VPNConnection'),
    used: ['ec2 describe-vpn-connections', "VpnConnections[?State!='deleted'].VpnConnectionId"],
    type: 'AWS::EC2::VPNConnection',
  },
  {
    id: 'vpn-gateways',
    title: 'virtual private gateways',
    quota: ['ec2', 'L-7029FAB6'],
    needed: ofType('AWS::EC2::VPNGateway'),
    used: ['ec2 describe-vpn-gateways', "VpnGateways[?State!='deleted'].VpnGatewayId"],
    type: 'AWS::EC2::VPNGateway',
  },
  {
    id: 'customer-gateways',
    title: 'customer gateways',
    quota: ['ec2', 'L-4FB7FF5D'],
    needed: ofType('AWS::EC2::CustomerGateway'),
    used: ['ec2 describe-customer-gateways', "CustomerGateways[?State!='deleted'].CustomerGatewayId"],
    type: 'AWS::EC2::CustomerGateway',
  },
  {
    id: 'clusters',
    title: 'EKS clusters',
    quota: ['eks', 'L-1194D53C'],
    needed: ofType('AWS::EKS::Cluster'),
    used: ['eks list-clusters', 'clusters[]'],
    type: 'AWS::EKS::Cluster',
  },
  {
    id: 'node-groups',
    title: 'managed node groups in one cluster',
    quota: ['eks', 'L-6D54EA21'],
    needed: groupsOfCluster,
  },
  {
    id: 'nodes-of-a-group',
    title: 'nodes in one node group, with every node that the autoscaler may add',
    quota: ['eks', 'L-BD136A63'],
    needed: nodesOfGroup,
  },
  {
    id: 'network-load-balancers',
    title: 'Network Load Balancers',
    quota: ['elasticloadbalancing', 'L-69A177A2'],
    needed: balancers('network'),
    used: balancersThere('network'),
  },
  {
    id: 'application-load-balancers',
    title: 'Application Load Balancers',
    quota: ['elasticloadbalancing', 'L-53DA6B97'],
    needed: balancers('application'),
    used: balancersThere('application'),
  },
  {
    id: 'security-group-rules',
    title: 'inbound rules in one security group',
    quota: ['vpc', 'L-0EA8095F'],
    needed: mostInboundRules,
  },
];

function counted(templates: Templates): PreflightPart {
  const questions: Question[] = [];
  const checks: Check[] = [];
  for (const { id, title, quota, used, type, needed } of COUNTED) {
    const count = needed(templates);
    if (count === 0) continue;
    questions.push({ id: `quota-${id}`, command: ['quota', ...quota] });
    if (used) questions.push(awsQuestion(`used-${id}`, used[0], used[1], { read: 'count' }));
    checks.push({
      id,
      what: `quota of ${title}`,
      remedy: raise(quota),
      judgement: {
        is: 'room',
        needed: count,
        limit: `quota-${id}`,
        ...(used ? { used: `used-${id}` } : {}),
        ...(type ? { own: { of: 'own', kind: type } } : {}),
      },
    });
  }
  return { questions, checks };
}

const raise = ([service, code]: readonly [string, string]): string =>
  `have the quota ${service} ${code} raised (aws service-quotas request-service-quota-increase), or delete what is not used`;

/** The quota of vCPUs of the families that every machine of a scenario is of. */
const VCPUS = ['ec2', 'L-1216C47A'] as const;

function machines({ name, cluster, zones }: EksScenario, templates: Templates): PreflightPart {
  const stacks = Object.keys(templates);
  const instances = resourcesOf(templates).filter(({ type }) => type === 'AWS::EC2::Instance');
  const nodes = cluster.nodeGroups.flatMap(({ instanceType, maxNodesPerZone }) =>
    Array<string>(maxNodesPerZone * zones.length).fill(instanceType),
  );
  const counts = countBy(
    [...nodes, ...instances.map(({ properties }) => String(properties.InstanceType))],
    (type) => type,
  );
  return {
    questions: [
      { id: 'quota-vcpus', command: ['quota', ...VCPUS] },
      awsQuestion(
        'used-vcpus',
        'ec2 describe-instances --filters Name=instance-state-name,Values=pending,running',
        // without spot instances, which have a quota of their own, and without the machines of this platform
        `Reservations[].Instances[] | [?!InstanceLifecycle && !(Tags[?Key=='eks:cluster-name' && Value=='${cluster.name}']) && !(Tags[?Key=='aws:cloudformation:stack-name' && ${oneOf('Value', stacks)}])].[InstanceType,CpuOptions.CoreCount,CpuOptions.ThreadsPerCore]`,
        { read: 'rows' },
      ),
      awsQuestion('sizes', 'ec2 describe-instance-types', 'InstanceTypes[].[InstanceType,VCpuInfo.DefaultVCpus]', {
        read: 'rows',
        none: 'InvalidInstanceType',
        with: ['--instance-types', ...counts.keys()],
      }),
    ],
    checks: [
      {
        id: 'vcpus',
        what: `quota of vCPUs, for ${[...counts].map(([type, count]) => `${count} ${type}`).join(', ')}: every node that the autoscaler of ${name} may add`,
        remedy: raise(VCPUS),
        judgement: {
          is: 'judged',
          by: 'vcpus',
          words: ['quota-vcpus', 'used-vcpus', 'sizes', ...[...counts].map(([type, count]) => `${type}=${count}`)],
        },
      },
    ],
  };
}

function natGateways({ zones }: EksScenario, templates: Templates): PreflightPart {
  const perZone = Math.ceil(ofType('AWS::EC2::NatGateway')(templates) / zones.length);
  if (perZone === 0) return { questions: [], checks: [] };
  const quota = ['vpc', 'L-FE5A380F'] as const;
  return {
    questions: [
      { id: 'quota-nat-gateways', command: ['quota', ...quota] },
      awsQuestion(
        'nat-gateways',
        'ec2 describe-nat-gateways --filter Name=state,Values=pending,available',
        `NatGateways[?!(Tags[?Key=='aws:cloudformation:stack-name' && ${oneOf('Value', Object.keys(templates))}])].SubnetId`,
      ),
      awsQuestion('subnets', 'ec2 describe-subnets', 'Subnets[].[SubnetId,AvailabilityZone]', { read: 'rows' }),
    ],
    checks: [
      {
        id: 'nat-gateways',
        what: `quota of NAT gateways in a zone, ${perZone} needed in each`,
        remedy: raise(quota),
        judgement: {
          is: 'judged',
          by: 'nat_gateways',
          words: [`${perZone}`, 'quota-nat-gateways', 'nat-gateways', 'subnets', ...zones],
        },
      },
    ],
  };
}

function functions(templates: Templates): PreflightPart {
  const needed = mostFunctionsAtOnce(templates);
  return {
    questions: [awsQuestion('functions', 'lambda get-account-settings', 'AccountLimit.UnreservedConcurrentExecutions')],
    checks: [
      {
        id: 'lambda-concurrency',
        what: 'quota of functions that run at once, as CloudFormation may call them',
        remedy: 'have the quota lambda L-B99A9384 raised: new accounts have 10',
        judgement: { is: 'room', needed, limit: 'functions' },
      },
    ],
  };
}

/** Quotas of IAM and RDS, which tell themselves what is used. */
const REPORTED = [
  { id: 'iam-roles', title: 'IAM roles', type: 'AWS::IAM::Role', iam: 'Roles' },
  { id: 'iam-policies', title: 'IAM policies', type: 'AWS::IAM::ManagedPolicy', iam: 'Policies' },
  { id: 'db-clusters', title: 'database clusters', type: 'AWS::RDS::DBCluster', rds: 'DBClusters' },
  { id: 'db-instances', title: 'database instances', type: 'AWS::RDS::DBInstance', rds: 'DBInstances' },
  { id: 'db-subnet-groups', title: 'database subnet groups', type: 'AWS::RDS::DBSubnetGroup', rds: 'DBSubnetGroups' },
  {
    id: 'db-parameter-groups',
    title: 'database cluster parameter groups',
    type: 'AWS::RDS::DBClusterParameterGroup',
    rds: 'DBClusterParameterGroups',
  },
] as const;

function reported(templates: Templates): PreflightPart {
  const needs = REPORTED.map((one) => ({ ...one, needed: ofType(one.type)(templates) })).filter(
    ({ needed }) => needed > 0,
  );
  const ask = (one: (typeof needs)[number], side: 'used' | 'quota'): Question =>
    'iam' in one
      ? awsQuestion(
          `${side}-${one.id}`,
          'iam get-account-summary',
          `SummaryMap.${one.iam}${side === 'quota' ? 'Quota' : ''}`,
        )
      : awsQuestion(
          `${side}-${one.id}`,
          'rds describe-account-attributes',
          `AccountQuotas[?AccountQuotaName=='${one.rds}'].${side === 'quota' ? 'Max' : 'Used'}`,
        );
  return {
    questions: needs.flatMap((one) => [ask(one, 'used'), ask(one, 'quota')]),
    checks: needs.map(({ id, title, needed, type }) => ({
      id,
      what: `quota of ${title}`,
      remedy: 'have the quota raised in the console of Service Quotas, or delete what is not used',
      judgement: { is: 'room', needed, limit: `quota-${id}`, used: `used-${id}`, own: { of: 'own', kind: type } },
    })),
  };
}

/** What the account may have, against what it has and what this output needs. */
export function quotaChecks(scenario: EksScenario, templates: Templates): PreflightPart {
  const parts = [
    counted(templates),
    machines(scenario, templates),
    natGateways(scenario, templates),
    functions(templates),
    reported(templates),
  ];
  return { questions: parts.flatMap((part) => part.questions), checks: parts.flatMap((part) => part.checks) };
}
