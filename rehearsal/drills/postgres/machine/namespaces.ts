import { execFileSync } from 'node:child_process';
import { Addresses, CLIENTS, PLACES, type Place, type Zone } from './addresses';
import type { Network } from './network';
import type { Service } from './service';
import { ServiceRules } from './service-rules';

/** Reserved for tests of networks, so that it is nobody's. @see https://www.rfc-editor.org/rfc/rfc2544 appendix C.2.2 */
const PREFIX = '198.18';

const ROUTER = 'router';
const zoneName = (place: Place): string => `zone-${place}`;

/** Lower numbers are looked at first; the kernel's own tables begin at 32766. */
const RULE_PRIORITY = 100;

function ip(...options: readonly string[]): void {
  execFileSync('ip', options, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * Each zone is a network namespace, and a router is between them. What is dropped, the router drops without a word, as a
 * cloud's network does. All this lives in the namespaces that the drill was started in, and ends with them.
 */
export class Namespaces implements Network {
  readonly kind = 'namespaces';
  readonly addresses = new Addresses(PREFIX);
  private readonly rules = new Map<string, readonly (readonly string[])[]>();
  private readonly services = new ServiceRules([
    { enter: [] },
    ...PLACES.map((place) => ({
      // only the network is another: `ip netns exec` makes mounts too, which takes longer
      enter: ['nsenter', `--net=/run/netns/${zoneName(place)}`, '--'],
      // in a zone it is Pgpool that calls Services, and its address is not the server's
      ...(place === CLIENTS ? {} : { source: this.addresses.pgpool(place) }),
    })),
  ]);

  /** Makes the namespaces and the links. @throws when the kernel does not let it */
  static create(): Namespaces {
    const network = new Namespaces();
    ip('link', 'set', 'lo', 'up');
    ip('netns', 'add', ROUTER);
    ip('-n', ROUTER, 'link', 'set', 'lo', 'up');
    execFileSync('ip', ['netns', 'exec', ROUTER, 'sysctl', '-qw', 'net.ipv4.ip_forward=1']);
    network.connectClients();
    for (const place of PLACES) network.connectPlace(place);
    return network;
  }

  enter(zone: Place): readonly string[] {
    return ['ip', 'netns', 'exec', zoneName(zone)];
  }

  configure(place: Place, sysctls: readonly { readonly name: string; readonly value: string }[]): void {
    for (const { name, value } of sysctls) {
      ip('netns', 'exec', zoneName(place), 'sysctl', '-qw', `${name}=${value}`);
    }
  }

  service(address: string): Service {
    return this.services.add(address);
  }

  cutOff(zone: Place): void {
    this.drop(zoneName(zone), [
      ['iif', zoneName(zone)],
      ['to', `${this.addresses.gateway(zone)}/24`],
    ]);
  }

  restore(zone: Place): void {
    this.admit(zoneName(zone));
  }

  separate(one: Zone, other: Zone): void {
    const [a, b] = [this.addresses.instance(one), this.addresses.instance(other)];
    this.drop(`${a} ${b}`, [
      ['from', a, 'to', b],
      ['from', b, 'to', a],
    ]);
  }

  reunite(): void {
    for (const name of [...this.rules.keys()]) if (name.includes(' ')) this.admit(name);
  }

  private drop(name: string, selectors: readonly (readonly string[])[]): void {
    if (this.rules.has(name)) return;
    this.rules.set(name, selectors);
    for (const selector of selectors) this.rule('add', selector);
  }

  private admit(name: string): void {
    for (const selector of this.rules.get(name) ?? []) this.rule('del', selector);
    this.rules.delete(name);
  }

  private rule(verb: 'add' | 'del', selector: readonly string[]): void {
    ip('-n', ROUTER, 'rule', verb, 'priority', String(RULE_PRIORITY), ...selector, 'blackhole');
  }

  /** The clients that are never lost are where this program is. */
  private connectClients(): void {
    ip('link', 'add', 'clients', 'type', 'veth', 'peer', 'name', 'clients', 'netns', ROUTER);
    ip('address', 'add', `${this.addresses.drill}/24`, 'dev', 'clients');
    ip('link', 'set', 'clients', 'up');
    ip('-n', ROUTER, 'address', 'add', `${this.addresses.gateway(0)}/24`, 'dev', 'clients');
    ip('-n', ROUTER, 'link', 'set', 'clients', 'up');
    ip('route', 'add', 'default', 'via', this.addresses.gateway(0));
  }

  private connectPlace(zone: Place): void {
    const name = zoneName(zone);
    ip('netns', 'add', name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
    ip('-n', ROUTER, 'link', 'add', name, 'type', 'veth', 'peer', 'name', 'uplink', 'netns', name);
    ip('-n', ROUTER, 'address', 'add', `${this.addresses.gateway(zone)}/24`, 'dev', name);
    ip('-n', ROUTER, 'link', 'set', name, 'up');
    for (const address of this.addresses.of(zone)) ip('-n', name, 'address', 'add', `${address}/24`, 'dev', 'uplink');
    ip('-n', name, 'link', 'set', 'uplink', 'up');
    ip('-n', name, 'route', 'add', 'default', 'via', this.addresses.gateway(zone));
  }
}
