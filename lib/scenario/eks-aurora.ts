import { type AwsConfig, eksNodesPerZone } from '../config';
import { type AuroraPlan, auroraPlan } from './aurora-plan';
import { type EksAnalystPlan, eksAnalystPlan } from './eks-analyst-plan';
import { eksWarnings } from './eks-warnings';
import { type ServicePlan, servicePlans } from './service-plan';
import { KUBERNETES_VERSION } from './versions';

/** Most services of one CloudFormation stack: each takes about 12 KB of a template, which may have 1 MB. */
const SERVICES_PER_STACK = 50;

/** The EKS cluster. */
export interface EksClusterPlan {
  readonly name: string;
  readonly version: string;
  /** ARNs of the IAM roles that administer it. */
  readonly adminRoles: readonly string[];
  /** Networks that reach the Kubernetes API from outside; `undefined`: it answers inside of the VPC only. */
  readonly publicEndpoint?: { readonly cidrs: readonly string[]; readonly reason: string };
  readonly instanceType: string;
  /** Fewest and most nodes of the node group of each zone. */
  readonly minNodesPerZone: number;
  readonly maxNodesPerZone: number;
}

/** An EKS cluster with Aurora PostgreSQL Serverless: plain data in which everything is decided. */
export interface EksAuroraScenario {
  readonly id: 'eks-aurora';
  /** Name of the platform: the prefix of what is created. */
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly zones: readonly string[];
  readonly network: { readonly cidr: string; readonly interfaceEndpoints: boolean };
  readonly cluster: EksClusterPlan;
  readonly servicesNamespace: string;
  readonly analystNamespace: string;
  /** The services, in the groups that become a stack each. */
  readonly serviceStacks: readonly { readonly name: string; readonly services: readonly ServicePlan[] }[];
  readonly certificateArn?: string;
  readonly database: AuroraPlan;
  readonly analyst: EksAnalystPlan;
  /** What a person should know before they deploy. */
  readonly warnings: readonly string[];
}

function serviceStacks(name: string, services: readonly ServicePlan[]): EksAuroraScenario['serviceStacks'] {
  const count = Math.ceil(services.length / SERVICES_PER_STACK);
  return [...Array(count).keys()].map((index) => ({
    name: `${name}-services-${index + 1}`,
    services: services.slice(index * SERVICES_PER_STACK, (index + 1) * SERVICES_PER_STACK),
  }));
}

/** Decides the scenario. Total: every valid configuration with a section aws has one. */
export function eksAuroraScenario(config: AwsConfig): EksAuroraScenario {
  const { name, aws } = config;
  const services = servicePlans(config);
  return {
    id: 'eks-aurora',
    name,
    account: aws.account,
    region: aws.region,
    zones: aws.zones,
    network: aws.network,
    cluster: {
      name,
      version: KUBERNETES_VERSION,
      adminRoles: aws.adminRoles,
      ...(aws.publicEndpoint ? { publicEndpoint: aws.publicEndpoint } : {}),
      instanceType: aws.instanceType,
      minNodesPerZone: 1,
      maxNodesPerZone: eksNodesPerZone(config.services, aws.instanceType),
    },
    servicesNamespace: 'services',
    analystNamespace: 'analyst',
    serviceStacks: serviceStacks(name, services),
    ...(aws.certificateArn ? { certificateArn: aws.certificateArn } : {}),
    database: auroraPlan(config, services),
    analyst: eksAnalystPlan(config),
    warnings: eksWarnings(config),
  };
}
