import type { LoadBalancer, Topology } from '../../topology';
import type { Card } from './plan';

const KINDS: Readonly<Record<LoadBalancer['kind'], string>> = {
  application: 'Application load balancer',
  network: 'Network load balancer',
  passthrough: 'Network load balancer',
};

function icon({ clouds }: Topology, kind: LoadBalancer['kind']): string {
  if (clouds.includes('google')) return 'google-load-balancer';
  if (!clouds.includes('aws')) return 'load-balancer';
  return kind === 'application' ? 'aws-alb' : 'aws-nlb';
}

export const ports = ({ listeners }: LoadBalancer): string => listeners.map(({ port }) => `:${port}`).join(', ');

/** Networks that it admits, in a few words. */
export function admitted({ sourceRanges }: LoadBalancer): string {
  const [first, ...others] = sourceRanges;
  if (first === undefined || first === '0.0.0.0/0') return 'from anywhere';
  return others.length === 0 ? `only ${first}` : `only ${first} + ${others.length} more`;
}

const name = (topology: Topology, { kind, scheme }: LoadBalancer): string => {
  if (kind === 'application' && topology.clouds.includes('google')) return 'HTTPS load balancer';
  return scheme === 'internal' ? 'Internal load balancer' : KINDS[kind];
};

/** The load balancer of services. */
export function webCard(topology: Topology, balancer: LoadBalancer): Card {
  const { id, kind, scheme, place, targets } = balancer;
  const routed = targets.map(({ host, service }) => `${host ?? '*'} → ${service.split('/').at(-1)}`);
  return {
    id,
    icon: icon(topology, kind),
    title: name(topology, balancer),
    text: routed.join(', '),
    tone: 'service',
    attachments: [],
    ...(scheme === 'external' ? {} : { badge: { text: 'INTERNAL', ink: 'doubt' } }),
    sources: [place.resource],
  };
}

/** The load balancer of a database, on a way of the analyst. */
export function sqlCard(topology: Topology, balancer: LoadBalancer): Card {
  const { id, kind, place } = balancer;
  return {
    id,
    icon: icon(topology, kind),
    title: name(topology, balancer),
    text: `${ports(balancer)}, ${admitted(balancer)}`,
    tone: 'analyst',
    attachments: [],
    sources: [place.resource],
  };
}
