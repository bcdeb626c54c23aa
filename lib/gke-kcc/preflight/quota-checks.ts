import type { Check, PreflightPart } from '../../preflight';
import type { GkeCockroachDbScenario } from '../../scenario';
import { bytes } from '../../zones';
import { gcloudQuestion } from './gcloud-question';
import { type OutputObject, ofKind } from './manifest-needs';

/** A quota of Compute Engine. @see https://cloud.google.com/compute/resource-usage (November 2026) */
interface Need {
  readonly metric: string;
  readonly title: string;
  readonly of: 'region' | 'project';
  readonly needed: number;
  /** The kind that brings it, and how many of that are declared. */
  readonly kind: string;
  readonly declared: number;
}

const GIB = bytes('1Gi');

/** `n2d-standard-4`: 4 vCPUs of the quota N2D_CPUS. */
function machine(type: string): { readonly metric: string; readonly cpus: number } {
  const [series = '', , cpus = '0'] = type.split('-');
  return { metric: `${series.toUpperCase()}_CPUS`, cpus: Number(cpus) };
}

/** vCPUs and disks of every node that the autoscaler may add, and of the database. */
function machineNeeds({ cluster, zones, database }: GkeCockroachDbScenario): readonly Need[] {
  const pools = Object.values(cluster.nodePools);
  const nodes = (pool: (typeof pools)[number]) => pool.maxNodesPerZone * zones.length;
  const kind = { kind: 'ContainerNodePool', declared: pools.length } as const;
  const cpus = new Map<string, number>();
  for (const pool of pools) {
    const { metric, cpus: each } = machine(pool.machineType);
    cpus.set(metric, (cpus.get(metric) ?? 0) + each * nodes(pool));
  }
  const boot = pools.reduce((sum, pool) => sum + pool.bootDiskGigabytes * nodes(pool), 0);
  const volumes = Math.ceil(bytes(database.storage) / GIB) * database.replicas;
  return [
    ...[...cpus].map(
      ([metric, needed]): Need => ({
        metric,
        title: `vCPUs, with every node that the autoscaler may add (${metric})`,
        of: 'region',
        needed,
        ...kind,
      }),
    ),
    {
      metric: 'CPUS_ALL_REGIONS',
      title: 'vCPUs in all regions',
      of: 'project',
      needed: [...cpus.values()].reduce((sum, one) => sum + one, 0),
      ...kind,
    },
    { metric: 'SSD_TOTAL_GB', title: 'gigabytes of balanced disks', of: 'region', needed: boot + volumes, ...kind },
  ];
}

function networkNeeds(objects: readonly OutputObject[]): readonly Need[] {
  const addresses = ofKind(objects, 'ComputeAddress').filter(({ spec }) => spec?.addressType === 'EXTERNAL');
  const global = addresses.filter(({ spec }) => spec?.location === 'global').length;
  const counted = (metric: string, title: string, kind: string): Need => {
    const needed = ofKind(objects, kind).length;
    return { metric, title, of: 'project', needed, kind, declared: needed };
  };
  const ingresses = ofKind(objects, 'Ingress').length;
  const edge = (metric: string, title: string, each: number): Need => ({
    metric,
    title,
    of: 'project',
    needed: each * ingresses,
    kind: 'ContainerCluster',
    declared: 1,
  });
  const kind = { kind: 'ComputeAddress', declared: ofKind(objects, 'ComputeAddress').length } as const;
  const regional = addresses.length - global;
  return [
    { metric: 'STATIC_ADDRESSES', title: 'static addresses of the region', of: 'region', needed: regional, ...kind },
    { metric: 'IN_USE_ADDRESSES', title: 'addresses in use of the region', of: 'region', needed: regional, ...kind },
    { metric: 'STATIC_ADDRESSES', title: 'global static addresses', of: 'project', needed: global, ...kind },
    { metric: 'IN_USE_ADDRESSES', title: 'global addresses in use', of: 'project', needed: global, ...kind },
    counted('NETWORKS', 'networks', 'ComputeNetwork'),
    counted('SUBNETWORKS', 'subnets', 'ComputeSubnetwork'),
    counted('FIREWALLS', 'firewall rules', 'ComputeFirewall'),
    counted('ROUTERS', 'Cloud Routers', 'ComputeRouter'),
    counted('VPN_GATEWAYS', 'VPN gateways', 'ComputeVPNGateway'),
    counted('EXTERNAL_VPN_GATEWAYS', 'external VPN gateways', 'ComputeExternalVPNGateway'),
    counted('VPN_TUNNELS', 'VPN tunnels', 'ComputeVPNTunnel'),
    counted('SECURITY_POLICIES', 'security policies', 'ComputeSecurityPolicy'),
    edge('FORWARDING_RULES', 'forwarding rules', 2),
    edge('URL_MAPS', 'URL maps', 2),
    edge('TARGET_HTTP_PROXIES', 'target HTTP proxies', 1),
    edge('TARGET_HTTPS_PROXIES', 'target HTTPS proxies', 1),
    edge('SSL_CERTIFICATES', 'certificates', 1),
    // GKE makes one for the service, and one for its own default backend in the first Ingress
    edge('BACKEND_SERVICES', 'backend services', 2),
    edge('HEALTH_CHECKS', 'health checks', 2),
  ];
}

/** What the project may have, against what it has and what this output needs. */
export function quotaChecks(scenario: GkeCockroachDbScenario, objects: readonly OutputObject[]): PreflightPart {
  const needs = [...machineNeeds(scenario), ...networkNeeds(objects)].filter(({ needed }) => needed > 0);
  const rows = { flatten: 'quotas[]', format: 'value(quotas.metric,quotas.limit,quotas.usage)' } as const;
  return {
    questions: [
      gcloudQuestion('region-quotas', ['compute', 'regions', 'describe', scenario.region], rows, { read: 'rows' }),
      gcloudQuestion('project-quotas', ['compute', 'project-info', 'describe'], rows, { read: 'rows' }),
    ],
    checks: needs.map(
      ({ metric, title, of, needed, kind, declared }): Check => ({
        id: `${of}-${metric.toLowerCase().replaceAll('_', '-')}`,
        what: `quota of ${title}`,
        remedy: `have ${metric} raised${of === 'region' ? ` in ${scenario.region}` : ''} (IAM & Admin, Quotas, in the console), or delete what is not used`,
        judgement: {
          is: 'judged',
          by: 'quota_of',
          words: [metric, `${needed}`, `${of}-quotas`, kind, `${declared}`],
        },
      }),
    ),
  };
}
