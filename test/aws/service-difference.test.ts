// The same service in every scenario: what differs, in full, is what the cloud or the database forces.

import { auroraEndpoint } from '../../lib/aws/aurora/aurora-endpoint';
import { cockroachDbServiceDatabase } from '../../lib/aws/cockroachdb/cockroachdb-access';
import { eksProfile } from '../../lib/aws/eks-profile';
import { postgresEndpoint } from '../../lib/aws/postgres/postgres-access';
import { gkeProfile } from '../../lib/gke-kcc/workload/gke-profile';
import type { CloudProfile, DatabaseEndpoint } from '../../lib/workloads';
import { cockroachDbEndpoint, network, ZoneSpreadService } from '../../lib/workloads';
import {
  defaultAwsScenario,
  defaultEksCockroachDbScenario,
  defaultPostgresScenario,
  defaultScenario,
} from '../scenarios';
import { synthesize } from '../workloads/manifests';
import { platformStandIn } from './platform-stand-in';

const SCENARIO = defaultAwsScenario();
const [SERVICE] = SCENARIO.serviceStacks[0]?.services ?? [];

/** Every leaf of the objects, by `kind/path`. */
function leaves(value: unknown, path: string): [string, unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, `${path}/${key}`));
}

function rendered(profile: CloudProfile, database: DatabaseEndpoint): Map<string, unknown> {
  if (!SERVICE) throw new Error('the reference has no service');
  const objects = synthesize(
    (chart) =>
      new ZoneSpreadService(chart, 'Service', { ...SERVICE, namespace: 'services', calls: [], database, profile }),
  );
  return new Map(objects.flatMap((object) => leaves(object, object.kind)));
}

const GKE = rendered(
  gkeProfile(defaultScenario()),
  cockroachDbEndpoint({ namespace: 'db', name: 'db' }, 'app', 'service-a'),
);
const { platform: PLATFORM } = platformStandIn(SCENARIO);
const ON_EKS = eksProfile(SCENARIO, PLATFORM);
const EKS = rendered(ON_EKS, {
  ...auroraEndpoint(SCENARIO, PLATFORM, { name: 'service-a', authentication: 'identity' }),
  peers: [network('10.64.64.0/24')],
});
const USER = { name: 'service-a', access: 'write', authentication: 'identity' } as const;
const BESIDE_AURORA: Readonly<Record<string, Map<string, unknown>>> = {
  'eks-postgres': rendered(ON_EKS, postgresEndpoint(defaultPostgresScenario(), USER.name)),
  'eks-cockroachdb': rendered(ON_EKS, cockroachDbServiceDatabase(defaultEksCockroachDbScenario()).endpoint(USER)),
};

/** Where the two differ: the paths of which one has no such leaf, or another. */
const different = (one: Map<string, unknown>, other: Map<string, unknown>) =>
  [...new Set([...one.keys(), ...other.keys()])].filter((path) => one.get(path) !== other.get(path));

const DIFFERENT = different(GKE, EKS);

const FORCED: Readonly<Record<string, RegExp>> = {
  'the load balancer and its companions':
    /^(Ingress\/(metadata\/annotations|spec\/ingressClassName)|Service\/metadata\/annotations|BackendConfig|ManagedCertificate)/,
  'where the load balancer comes from, where the database and the identity are':
    /^NetworkPolicy\/spec\/(ingress|egress)\//,
  'how the database is reached and how the service proves itself':
    /^Deployment\/spec\/template\/spec\/containers\/0\/env\//,
  'the CA of the database': /^Deployment\/spec\/template\/spec\/volumes\/1\//,
};

test('every difference of service A between the clouds is one that the cloud forces', () => {
  expect(DIFFERENT.filter((path) => !Object.values(FORCED).some((forced) => forced.test(path)))).toEqual([]);
});

test.each(Object.entries(FORCED))('the clouds do differ in %s', (_, forced) => {
  expect(DIFFERENT.filter((path) => forced.test(path)).length).toBeGreaterThan(0);
});

test('placement, probes, budget, autoscaler and stop are the same', () => {
  const same =
    /^(HorizontalPodAutoscaler|PodDisruptionBudget|ServiceAccount|Deployment\/spec\/template\/spec\/(affinity|topology|tolerations|security|termination))/;
  const compared = [...GKE.keys()].filter((path) => same.test(path));
  expect(compared.length).toBeGreaterThan(40);
  expect(compared.filter((path) => DIFFERENT.includes(path))).toEqual([]);
});

/** What alone a database changes of a service on EKS. */
const BY_THE_DATABASE = [
  /^NetworkPolicy\/spec\/egress\//,
  /^Deployment\/spec\/template\/spec\/containers\/0\/env\//,
  /^Deployment\/spec\/template\/spec\/volumes\/1\//,
];

test.each(Object.entries(BESIDE_AURORA))(
  '%s changes nothing of service A but how it reaches the database',
  (_, other) => {
    const paths = different(EKS, other);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !BY_THE_DATABASE.some((allowed) => allowed.test(path)))).toEqual([]);
  },
);

test.each(Object.entries(BESIDE_AURORA))('%s verifies the server and reaches it by a network policy', (_, other) => {
  const values = [...other.values()];
  expect(values).toEqual(expect.arrayContaining(['PGSSLMODE', 'verify-full', 'PGHOST']));
  const [port] = [...other]
    .filter(([path]) => /^NetworkPolicy\/spec\/egress\/0\/ports\/0\/port/.test(path))
    .map(([, v]) => v);
  expect([5432, 26257]).toContain(port);
});
