import type { Container, PodTemplate, Probe, Selector, SpreadConstraint, Toleration } from '../../lib/topology';
import { place } from './sample-place';

export const ZONE_KEY = 'topology.kubernetes.io/zone';
export const HOST_KEY = 'kubernetes.io/hostname';

/** Selects the pods of the named workload. */
export const named = (name: string): Selector => [{ key: 'app', operator: 'In', values: [name] }];

/** A hard spread over the zones that lets the survivors hold everything. */
export const zoneSpread = (name: string, changes: Partial<SpreadConstraint> = {}): SpreadConstraint => ({
  topologyKey: ZONE_KEY,
  maxSkew: 1,
  hard: true,
  minDomains: 2,
  honorTaints: true,
  honorAffinity: true,
  selector: named(name),
  matchLabelKeys: ['pod-template-hash'],
  ...changes,
});

/** A soft spread over the hosts. */
export const hostSpread = (name: string): SpreadConstraint => ({
  topologyKey: HOST_KEY,
  maxSkew: 1,
  hard: false,
  honorTaints: false,
  honorAffinity: true,
  selector: named(name),
  matchLabelKeys: ['pod-template-hash'],
});

/** Leaves a lost node after half a minute. */
export const LEAVES_LOST_NODES: readonly Toleration[] = [
  'node.kubernetes.io/unreachable',
  'node.kubernetes.io/not-ready',
].map((key) => ({ key, operator: 'Exists', effect: 'NoExecute', seconds: 30 }));

export const probe = (changes: Partial<Probe> = {}): Probe => ({
  how: 'httpGet',
  target: '/ready 8080',
  initialDelaySeconds: 0,
  periodSeconds: 5,
  timeoutSeconds: 2,
  failureThreshold: 3,
  ...changes,
});

export const container = (changes: Partial<Container> = {}): Container => ({
  name: 'main',
  image: 'registry.example.com/main@sha256:0',
  requests: { millicores: 250, bytes: 256 * 2 ** 20 },
  ports: [{ name: 'http', port: 8080 }],
  readiness: probe(),
  liveness: probe({ target: '/live 8080', periodSeconds: 10, failureThreshold: 6 }),
  preStopSeconds: 15,
  environment: {},
  ...changes,
});

/** The pod of a stateless workload that outlives the loss of any zone. */
export const pod = (name: string, changes: Partial<PodTemplate> = {}): PodTemplate => ({
  labels: { app: name },
  containers: [container()],
  requests: { millicores: 250, bytes: 256 * 2 ** 20 },
  nodeSelector: {},
  nodeAffinity: [],
  tolerations: LEAVES_LOST_NODES,
  spread: [zoneSpread(name), hostSpread(name)],
  antiAffinity: [],
  gracePeriodSeconds: 60,
  hostPaths: [],
  emptyDirs: [],
  claims: [],
  serviceAccount: name,
  place: place(name, 'spec.template.spec'),
  ...changes,
});
