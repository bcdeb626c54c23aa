import { assess, RULES } from '../../lib/resilience';
import { eksPlatformPods } from '../../lib/scenario/eks-platform-pods';
import { isUnknown, type Topology, type Workload } from '../../lib/topology';
import { type PodGroup, replicasPerZone } from '../../lib/zones';
import { defaultConfig } from '../scenarios';
import { writtenTopology } from '../written-topology';

const DATABASES = ['aurora', 'postgres', 'cockroachdb'] as const;

type Reference = ReturnType<typeof defaultConfig>;

function known<Value>(value: Value | { readonly unknown: string }): Value {
  if (isUnknown(value)) throw new Error(value.unknown);
  return value as Value;
}

/** What stays on the general nodes beside the services, as the output has it. */
function platformOf({ workloads }: Topology, services: readonly string[]): readonly PodGroup[] {
  const isPlatform = ({ role, id }: Workload) =>
    (role === 'controller' || role === 'stateless') && !services.includes(id);
  return workloads.filter(isPlatform).map(({ pod, replicas }) => ({
    count: replicasPerZone(known(replicas.min), 2),
    ...known(known(pod).requests),
  }));
}

const sorted = (groups: readonly PodGroup[]) =>
  groups.map(({ count, millicores, bytes }) => `${count} of ${millicores}m and ${bytes} bytes`).sort();

const servicesOf = ({ services }: Reference) => services.map(({ name }) => `Deployment services/${name}`);

test.each(DATABASES)('what the plan for %s counts as the platform is what the output asks for', async (database) => {
  const config = defaultConfig();
  const topology = await writtenTopology(`eks-${database}`, config);
  expect(sorted(eksPlatformPods(config, database))).toEqual(sorted(platformOf(topology, servicesOf(config))));
});

/** Verdicts of HA-K8S-010, one for each zone. */
async function roomWithoutEachZone(id: Parameters<typeof writtenTopology>[0], config: Reference) {
  const topology = await writtenTopology(id, config);
  const { results } = assess(topology, RULES);
  const judgements = results.find(({ rule }) => rule.id === 'HA-K8S-010')?.judgements ?? [];
  return judgements.map(({ verdict, seen }) => (verdict === 'holds' ? verdict : seen));
}

const heavy = (cpu: string, memory: string, replicas: { min: number; max: number }) => (config: Reference) => {
  for (const service of config.services) {
    service.resources = { requests: { cpu, memory } };
    service.replicas = replicas;
  }
};

const CASES: readonly (readonly [string, (config: Reference) => void])[] = [
  ['small replicas', heavy('50m', '64Mi', { min: 3, max: 3 })],
  ['replicas of which one fills a node', heavy('1600m', '1Gi', { min: 3, max: 6 })],
  ['many replicas from the start', heavy('300m', '256Mi', { min: 30, max: 60 })],
  ['replicas bound by memory', heavy('100m', '3Gi', { min: 9, max: 12 })],
];

describe.each([
  ['gke-cockroachdb', CASES.slice(0, 1)],
  ['eks-aurora', CASES.slice(1, 2)],
  ['eks-postgres', CASES.slice(2, 3)],
  ['eks-cockroachdb', CASES.slice(3)],
] as const)('%s', (id, cases) => {
  it.each(cases)('has room on the fewest nodes of any two zones: %s', async (_, change) => {
    expect(await roomWithoutEachZone(id, defaultConfig(change))).toEqual(['holds', 'holds', 'holds']);
  });
});

test('an EKS node that is too small for comfort still gives two zones room for Pgpool with all its sessions', async () => {
  const config = defaultConfig(({ aws, database }) => {
    aws.instanceType = 'c7i.large';
    database.postgres.memory = '16Gi';
    database.postgres.pgpool.connections = 400;
  });
  expect(await roomWithoutEachZone('eks-postgres', config)).toEqual(['holds', 'holds', 'holds']);
});
