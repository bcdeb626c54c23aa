import { execFileSync } from 'node:child_process';
import type { Place, Places } from './places';

const ROUTER = 'router';

/** The router's end of every link: each place has one address and one way out. */
const GATEWAY = '169.254.0.1';

/** Lower numbers are looked at first; the kernel's own tables begin at 32766. */
const RULE_PRIORITY = '100';

const spaceOf = (place: number): string => `place-${place}`;

function ip(...options: readonly string[]): void {
  execFileSync('ip', options, { stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * Each place is a network namespace with an address of the network that it stands for, and a router is between them. What
 * is dropped, the router drops without a word. All this lives in the namespaces that the drill was started in.
 */
export class Networks {
  private readonly places: Places;
  private readonly cut = new Set<number>();

  private constructor(places: Places) {
    this.places = places;
  }

  /** Makes the namespaces and the links. @throws when the kernel does not let it */
  static create(places: Places): Networks {
    const networks = new Networks(places);
    ip('link', 'set', 'lo', 'up');
    ip('netns', 'add', ROUTER);
    ip('-n', ROUTER, 'link', 'set', 'lo', 'up');
    execFileSync('ip', ['netns', 'exec', ROUTER, 'sysctl', '-qw', 'net.ipv4.ip_forward=1']);
    networks.link([], 'drill', places.drill);
    for (const { number, address } of places.all) {
      ip('netns', 'add', spaceOf(number));
      ip('-n', spaceOf(number), 'link', 'set', 'lo', 'up');
      networks.link(['-n', spaceOf(number)], spaceOf(number), address);
    }
    return networks;
  }

  /** What stands in front of a command so that it runs in the place. */
  enter(place: number): readonly string[] {
    return ['ip', 'netns', 'exec', spaceOf(place)];
  }

  /** Settings of the kernel for the network of a place. */
  configure(place: number, sysctls: readonly { readonly name: string; readonly value: string }[]): void {
    for (const { name, value } of sysctls) {
      execFileSync('ip', ['netns', 'exec', spaceOf(place), 'sysctl', '-qw', `${name}=${value}`]);
    }
  }

  /** From now on nothing comes out of the place or into it, and nothing is refused: packets are dropped. */
  cutOff(place: number): void {
    if (this.cut.has(place)) return;
    this.cut.add(place);
    for (const selector of this.selectors(place)) this.rule('add', selector);
  }

  restore(place: number): void {
    if (!this.cut.delete(place)) return;
    for (const selector of this.selectors(place)) this.rule('del', selector);
  }

  private selectors(place: number): readonly (readonly string[])[] {
    const { address } = this.placeOf(place);
    return [
      ['iif', spaceOf(place)],
      ['to', address],
    ];
  }

  private placeOf(number: number): Place {
    const found = this.places.all.find((place) => place.number === number);
    if (!found) throw new Error(`there is no place ${number}`);
    return found;
  }

  private rule(verb: 'add' | 'del', selector: readonly string[]): void {
    ip('-n', ROUTER, 'rule', verb, 'priority', RULE_PRIORITY, ...selector, 'blackhole');
  }

  /** Links a namespace, or that of the drill, with the router. */
  private link(space: readonly string[], name: string, address: string): void {
    // made on the side of the place, so that the router's end goes into the namespace of the router
    ip(...space, 'link', 'add', 'uplink', 'type', 'veth', 'peer', 'name', name, 'netns', ROUTER);
    ip(...space, 'address', 'add', `${address}/32`, 'dev', 'uplink');
    ip(...space, 'link', 'set', 'uplink', 'up');
    ip('-n', ROUTER, 'address', 'add', `${GATEWAY}/32`, 'dev', name);
    ip('-n', ROUTER, 'link', 'set', name, 'up');
    ip('-n', ROUTER, 'route', 'add', `${address}/32`, 'dev', name);
    ip(...space, 'route', 'add', GATEWAY, 'dev', 'uplink', 'scope', 'link', 'src', address);
    ip(...space, 'route', 'add', 'default', 'via', GATEWAY, 'dev', 'uplink', 'src', address);
  }
}
