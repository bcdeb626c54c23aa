import { isUnknown, type Link, type LoadBalancer, type Topology } from '../../topology';
import { counted } from '../../zones';
import { type Content, html } from '../html';

const hosts = ({ targets }: LoadBalancer): readonly string[] => targets.flatMap(({ host }) => (host ? [host] : []));

/** How users reach the services. */
export function waysOfUsers({ loadBalancers }: Topology): readonly Content[] {
  return loadBalancers
    .filter(({ kind }) => kind === 'application')
    .map((balancer) => {
      const names = hosts(balancer).map((host, index) => html`${index > 0 && ', '}<code>${host}</code>`);
      const encrypted = balancer.tls ? 'HTTPS' : 'HTTP only';
      const zones = isUnknown(balancer.zones) ? '' : ` in ${counted(balancer.zones.length, 'zone')}`;
      return html`${encrypted} through one load balancer${zones}: ${names}`;
    });
}

const LINKS: Readonly<Record<Link['kind'], string>> = {
  'site-to-site': 'Site-to-Site VPN',
  'ha-vpn': 'HA VPN',
  'classic-vpn': 'Classic VPN',
  interconnect: 'Interconnect',
};

function links({ links: all }: Topology): readonly Content[] {
  return [...new Set(all.map(({ kind }) => kind))].map((kind) => {
    const own = all.filter((link) => link.kind === kind);
    const tunnels = own.reduce((sum, link) => sum + link.tunnels.length, 0);
    const peers = own.reduce((sum, link) => sum + link.peers.length, 0);
    return `${LINKS[kind]}: ${counted(tunnels, 'tunnel')} to ${counted(peers, 'device')}`;
  });
}

function balancers({ loadBalancers }: Topology): readonly Content[] {
  return loadBalancers
    .filter(({ kind }) => kind !== 'application')
    .map(({ scheme, listeners, sourceRanges }) => {
      const ports = listeners.map(({ port }) => port).join(', ');
      const who = sourceRanges.length > 0 ? `only ${sourceRanges.join(', ')}` : 'anyone';
      return `${scheme === 'external' ? 'External' : 'Internal'} load balancer, port ${ports}, for ${who}`;
    });
}

/** How an analyst reaches the database, besides the services. */
export function waysOfAnalysts(topology: Topology): readonly Content[] {
  const { machines, workloads, databases } = topology;
  const pods = workloads.filter(({ name, origin }) => name === 'bastion' && origin.kind === 'manifest');
  const open = databases.some(({ publiclyAccessible }) => publiclyAccessible === true);
  return [
    ...balancers(topology),
    ...links(topology),
    machines.length > 0 && `${counted(machines.length, 'bastion machine')} without a public address`,
    pods.length > 0 && `${counted(pods.length, 'set')} of bastion pods in the cluster`,
    open ? 'A public address of the database' : 'The database has no public address',
  ].filter((way) => way !== false);
}
