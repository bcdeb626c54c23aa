import type { Workload } from '../../../lib/topology';
import { declaredController, whyNotMade } from '../../../rehearsal/stand-ins/declared-pods';

const place = { file: 'x', resource: 'x' };
const labels = { app: 'x' };
const selector = [{ key: 'app', operator: 'In' as const, values: ['x'] }];

const workload: Workload = {
  id: 'Cluster database/x',
  kind: 'Cluster',
  namespace: 'database',
  name: 'x',
  cluster: 'c',
  place,
  origin: { kind: 'operator', operator: 'cloudnative-pg', resource: 'Cluster database/x' },
  role: 'quorum',
  replicas: { min: 3, max: 3, place },
  selector,
  pod: {
    labels,
    containers: [
      {
        name: 'postgres',
        image: 'postgres:18',
        requests: { millicores: 500, bytes: 1024 },
        ports: [],
        environment: {},
      },
    ],
    requests: { millicores: 500, bytes: 1024 },
    nodeSelector: { dedicated: 'database' },
    nodeAffinity: [[{ key: 'disk', operator: 'Exists', values: [] }]],
    tolerations: [{ key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', seconds: 30 }],
    spread: [
      {
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        hard: true,
        minDomains: 3,
        honorTaints: true,
        honorAffinity: true,
        selector,
        matchLabelKeys: [],
      },
    ],
    antiAffinity: [{ topologyKey: 'topology.kubernetes.io/zone', hard: true, selector, matchLabelKeys: [] }],
    gracePeriodSeconds: 1800,
    hostPaths: [],
    emptyDirs: [],
    claims: [],
    serviceAccount: 'x',
    place,
  },
  rollout: { type: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 },
  claims: [{ name: 'data', storageClass: 'gp3', accessModes: ['ReadWriteOnce'], size: 1024, place }],
};

const labelSelector = { matchExpressions: selector };

test('the pods that an operator would make are made with their placement, tolerations, requests and disks', () => {
  expect(declaredController(workload)).toEqual({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'x', namespace: 'database' },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      serviceName: 'x',
      podManagementPolicy: 'Parallel',
      template: {
        metadata: { labels },
        spec: {
          automountServiceAccountToken: false,
          containers: [
            {
              name: 'postgres',
              image: 'example.com/simulated',
              resources: { requests: { cpu: '500m', memory: '1024' } },
              securityContext: {
                allowPrivilegeEscalation: false,
                runAsNonRoot: true,
                capabilities: { drop: ['ALL'] },
                seccompProfile: { type: 'RuntimeDefault' },
              },
            },
          ],
          nodeSelector: { dedicated: 'database' },
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }],
              },
            },
            podAntiAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                { topologyKey: 'topology.kubernetes.io/zone', labelSelector },
              ],
              preferredDuringSchedulingIgnoredDuringExecution: [],
            },
          },
          topologySpreadConstraints: [
            {
              topologyKey: 'topology.kubernetes.io/zone',
              maxSkew: 1,
              whenUnsatisfiable: 'DoNotSchedule',
              minDomains: 3,
              nodeTaintsPolicy: 'Honor',
              nodeAffinityPolicy: 'Honor',
              labelSelector,
            },
          ],
          tolerations: [
            { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 30 },
          ],
        },
      },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: {
            accessModes: ['ReadWriteOnce'],
            storageClassName: 'gp3',
            resources: { requests: { storage: '1024' } },
          },
        },
      ],
    },
  });
});

test('the Deployment of a chart whose containers are not known has one that asks for nothing', () => {
  if ('unknown' in workload.pod) throw new Error('the pod is known');
  const deployment = declaredController({
    ...workload,
    kind: 'Deployment',
    claims: [],
    pod: { ...workload.pod, containers: [] },
  });
  expect(deployment.kind).toBe('Deployment');
  expect(deployment).toMatchObject({
    spec: { template: { spec: { containers: [{ name: 'x', resources: { requests: {} } }] } } },
  });
});

test.each<[string, Partial<Workload>]>([
  ['its pod', { pod: { unknown: 'why' } }],
  ['how many there are', { replicas: { min: { unknown: 'why' }, max: 3, place } }],
  ['how large its disk is', { claims: [{ name: 'data', accessModes: [], size: { unknown: 'why' }, place }] }],
])('fails when it is not known: %s', (_, change) => {
  expect(whyNotMade({ ...workload, ...change })).toBe('why');
  expect(() => declaredController({ ...workload, ...change })).toThrow('Cluster database/x cannot be made: why');
});
