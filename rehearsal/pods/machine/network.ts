import { execFileSync } from 'node:child_process';
import type { Layout, PlannedNode } from './layout';

/** Name of the network namespace of clients. */
const CLIENTS = 'clients';

/** What stands in front of a command that runs in the network namespace of that name. */
export const inNetwork = (name: string): readonly string[] => ['nsenter', `--net=/run/netns/${name}`, '--'];

/** What stands in front of a command that runs where clients are, outside of every zone. */
export const WITH_CLIENTS = inNetwork(CLIENTS);

function run(command: string, options: readonly string[], input?: string): void {
  execFileSync(command, options, { stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'], input });
}

const ip = (...options: readonly string[]): void => run('ip', options);

function sysctl(namespace: string | undefined, ...settings: readonly string[]): void {
  const [command = '', ...options] = [...(namespace ? inNetwork(namespace) : []), 'sysctl', '-qw', ...settings];
  run(command, options);
}

/**
 * The network between the zones. The namespace of this program is the core: it routes between nodes, and the control plane,
 * the registry and the object store are in it. Each node has a namespace of its own, and the clients have one.
 */
export class Network {
  private readonly layout: Layout;

  /** Makes the namespaces and the routes. All of it ends with the namespace that this program runs in. */
  constructor(layout: Layout) {
    this.layout = layout;
    ip('link', 'set', 'lo', 'up');
    this.addAddress(layout.core);
    // what the API server calls by the address of a Service: webhooks
    ip('route', 'add', layout.services, 'dev', 'lo', 'src', layout.core);
    sysctl(undefined, 'net.ipv4.ip_forward=1');
    for (const node of layout.nodes) this.connectNode(node);
    this.connectClients();
  }

  /** Gives this namespace one more address, for something outside of the cluster. */
  addAddress(address: string): void {
    ip('address', 'add', `${address}/32`, 'dev', 'lo');
  }

  /**
   * Cuts the zone off: no packet enters or leaves it, and nobody is told. Its nodes and pods run on and reach each other.
   *
   * @param zone its place in the layout
   */
  cut(zone: number): void {
    const inside = `"z${zone}-*"`;
    run(
      'nft',
      ['-f', '-'],
      `table inet cut-${zone} {
        chain forward {
          type filter hook forward priority -500;
          iifname ${inside} oifname ${inside} accept
          iifname ${inside} drop
          oifname ${inside} drop
        }
        chain input { type filter hook input priority -500; iifname ${inside} drop; }
        chain output { type filter hook postrouting priority 500; oifname ${inside} ip saddr ${this.layout.core} drop; }
      }`,
    );
  }

  /** Joins the zone again. */
  join(zone: number): void {
    run('nft', ['delete', 'table', 'inet', `cut-${zone}`]);
  }

  private connectNode({ name, link, address, pods }: PlannedNode): void {
    const { core } = this.layout;
    this.connect(name, link);
    ip('route', 'add', `${address}/32`, 'dev', link, 'src', core);
    ip('route', 'add', pods, 'via', address, 'dev', link, 'onlink', 'src', core);
    this.lead(name, [address]);
    // as kube-proxy asks for, so that ports of nodes answer on loopback too
    sysctl(name, 'net.ipv4.ip_forward=1', 'net.ipv4.conf.all.route_localnet=1');
  }

  private connectClients(): void {
    this.connect(CLIENTS, CLIENTS);
    for (const address of this.layout.clients) {
      ip('route', 'add', `${address}/32`, 'dev', CLIENTS, 'src', this.layout.core);
    }
    this.lead(CLIENTS, this.layout.clients);
  }

  private connect(namespace: string, link: string): void {
    ip('netns', 'add', namespace);
    ip('link', 'add', link, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', namespace);
    ip('link', 'set', link, 'up');
  }

  /** Gives a namespace its addresses, and leads it to the router. */
  private lead(namespace: string, addresses: readonly string[]): void {
    const { core } = this.layout;
    ip('-n', namespace, 'link', 'set', 'lo', 'up');
    for (const address of addresses) ip('-n', namespace, 'address', 'add', `${address}/32`, 'dev', 'eth0');
    ip('-n', namespace, 'link', 'set', 'eth0', 'up');
    ip('-n', namespace, 'route', 'add', `${core}/32`, 'dev', 'eth0', 'scope', 'link');
    ip('-n', namespace, 'route', 'add', 'default', 'via', core, 'dev', 'eth0');
  }
}
