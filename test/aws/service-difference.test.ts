// The same service on both clouds: what differs, in full, is what the cloud forces.

import { auroraEndpoint } from '../../lib/aws/aurora-endpoint';
import { eksProfile } from '../../lib/aws/eks-profile';
import { gkeProfile } from '../../lib/gke-kcc/workload/gke-profile';
import type { CloudProfile, DatabaseEndpoint } from '../../lib/workloads';
import { cockroachDbEndpoint, network, ZoneSpreadService } from '../../lib/workloads';
import { defaultAwsScenario, defaultScenario } from '../scenarios';
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
const EKS = rendered(eksProfile(SCENARIO, ['10.64.0.0/24']), {
  ...auroraEndpoint(SCENARIO, platformStandIn(SCENARIO).platform, { name: 'service-a', authentication: 'identity' }),
  peers: [network('10.64.64.0/24')],
});

/** Where the two differ: the paths of which one has no such leaf, or another. */
const DIFFERENT = [...new Set([...GKE.keys(), ...EKS.keys()])].filter((path) => GKE.get(path) !== EKS.get(path));

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
